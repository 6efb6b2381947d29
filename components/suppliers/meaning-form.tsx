"use client";
import { ActForm, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import type { Act } from "@/components/acts/use-act";
import { countedAs } from "@/lib/domain/connection-reading";
import { useTranslations } from "@/lib/i18n/in-browser";
import { joinParts } from "@/lib/i18n/join-parts";

/** Says what a kind of record counts as, and how far that reaches. */
export function MeaningForm({
	action,
	connectionId,
	verb,
	activityType,
	did,
	what,
}: {
	action: Act<unknown>;
	connectionId: string;
	verb: string;
	activityType: string | null;
	/** What the pupil did and with what, in words. */
	did: string;
	what: string;
}) {
	const t = useTranslations("reading");
	const kind = joinParts([did, what]);
	const reaches = activityType === null ? (["verb"] as const) : (["pair", "verb", "type"] as const);
	return (
		<ActForm name={`meaning ${verb} ${activityType}`} action={action} className="flex flex-wrap items-center gap-2">
			<input type="hidden" name="connectionId" value={connectionId} />
			<input type="hidden" name="verb" value={verb} />
			<input type="hidden" name="activityType" value={activityType ?? ""} />
			<select name="as" required defaultValue="" className="field-control w-auto" aria-label={t("form.as", { kind })}>
				<option value="" disabled>
					{t("form.choose")}
				</option>
				{countedAs.map((as) => (
					<option key={as} value={as}>
						{t(`as.${as}`)}
					</option>
				))}
			</select>
			<select
				name="reach"
				defaultValue={reaches[0]}
				className="field-control w-auto"
				aria-label={t("form.reach", { kind })}
			>
				{reaches.map((reach) => (
					<option key={reach} value={reach}>
						{t(`reach.${reach}`, { verb: did, type: what })}
					</option>
				))}
			</select>
			<SubmitButton>{t("form.submit")}</SubmitButton>
			<ActNotice words="reading" done={t("form.done")} />
		</ActForm>
	);
}
