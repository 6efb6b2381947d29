"use client";
import { ActForm, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import type { Act } from "@/components/acts/use-act";
import { useTranslations } from "@/lib/i18n/in-browser";

export type PullVerb = "try" | "tryAgain" | "switchOn" | "now";

/** What may be asked for now; the first one is what comes next. */
export function PullActions({
	connectionId,
	verbs,
	action,
}: {
	connectionId: string;
	verbs: readonly PullVerb[];
	action: Act<unknown>;
}) {
	const t = useTranslations("pulls");
	if (verbs.length === 0) return null;
	return (
		<ActForm name="pull" action={action} keeps={false} className="grid gap-2">
			<input type="hidden" name="connectionId" value={connectionId} />
			<ActNotice words="pulls" />
			<div className="flex flex-wrap gap-2">
				{verbs.map((verb, index) => (
					<SubmitButton key={verb} name="verb" value={verb} look={index === 0 ? "primary" : "plain"}>
						{t(`actions.${verb}`)}
					</SubmitButton>
				))}
			</div>
		</ActForm>
	);
}
