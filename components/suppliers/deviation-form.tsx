"use client";
import { ActForm, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import type { Act } from "@/components/acts/use-act";
import { useTranslations } from "@/lib/i18n/in-browser";

/** Lets a known deviation of the sender in, or refuses it again. */
export function DeviationForm({
	action,
	connectionId,
	deviation,
	isLet,
}: {
	action: Act<unknown>;
	connectionId: string;
	deviation: string;
	isLet: boolean;
}) {
	const t = useTranslations("reading");
	return (
		<ActForm name={`deviation ${deviation}`} action={action} className="flex flex-wrap items-center gap-2">
			<input type="hidden" name="connectionId" value={connectionId} />
			<input type="hidden" name="deviation" value={deviation} />
			<SubmitButton name="decision" value={isLet ? "refuse" : "let-in"}>
				{t(isLet ? "deviations.refuse" : "deviations.letIn")}
			</SubmitButton>
			<ActNotice words="reading" />
		</ActForm>
	);
}
