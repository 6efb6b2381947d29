"use client";
import { ActForm, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import type { Act } from "@/components/acts/use-act";
import { useTranslations } from "@/lib/i18n/in-browser";

/** Takes back what a kind of record counts as. */
export function EndMeaningForm({
	action,
	connectionId,
	decisionId,
	name,
}: {
	action: Act<unknown>;
	connectionId: string;
	decisionId: string;
	name: string;
}) {
	const t = useTranslations("reading");
	return (
		<ActForm name={`end ${decisionId}`} action={action} className="flex flex-wrap items-center gap-2">
			<input type="hidden" name="connectionId" value={connectionId} />
			<input type="hidden" name="decisionId" value={decisionId} />
			<SubmitButton aria-label={t("decisions.endOf", { kind: name })}>{t("decisions.end")}</SubmitButton>
			<ActNotice words="reading" />
		</ActForm>
	);
}
