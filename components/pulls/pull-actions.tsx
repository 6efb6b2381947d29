"use client";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useTranslations } from "@/lib/i18n/in-browser";

export type PullOutcome = "conflict" | null;
export type PullAction = (before: PullOutcome, form: FormData) => Promise<PullOutcome>;
export type PullVerb = "try" | "tryAgain" | "switchOn" | "now";

/** What may be asked for now; the first one is what comes next. */
export function PullActions({
	connectionId,
	verbs,
	action,
}: {
	connectionId: string;
	verbs: readonly PullVerb[];
	action: PullAction;
}) {
	const t = useTranslations("pulls");
	const [outcome, act, busy] = useActionState(action, null);
	if (verbs.length === 0) return null;
	return (
		<form action={act} className="grid gap-2">
			<input type="hidden" name="connectionId" value={connectionId} />
			{outcome === "conflict" ? <Notice tone="fault" role="alert" title={t("outcome.conflict")} /> : null}
			<div className="flex flex-wrap gap-2">
				{verbs.map((verb, index) => (
					<Button
						key={verb}
						type="submit"
						name="verb"
						value={verb}
						look={index === 0 ? "primary" : "plain"}
						disabled={busy}
					>
						{t(`actions.${verb}`)}
					</Button>
				))}
			</div>
		</form>
	);
}
