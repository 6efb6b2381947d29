"use client";
import { ActForm, SubmitButton } from "@/components/acts/act-form";
import { ActNotice } from "@/components/acts/act-notice";
import type { Act } from "@/components/acts/use-act";
import { Field } from "@/components/ui/field";
import { useTranslations } from "@/lib/i18n/in-browser";

/** Stops deliveries for a while, or lets them in again. */
export function PauseForm({
	action,
	connectionId,
	paused,
	seen,
	today,
}: {
	action: Act<unknown>;
	connectionId: string;
	/** In words, while it is paused. */
	paused: string | null;
	seen: string;
	today: string;
}) {
	const t = useTranslations("connections");
	return (
		<ActForm name="pause" action={action} seen={seen}>
			<input type="hidden" name="connectionId" value={connectionId} />
			{paused === null ? (
				<div className="sm:max-w-64">
					<Field
						id="until"
						name="until"
						type="date"
						min={today}
						label={t("manage.pause.until")}
						hint={t("manage.pause.untilHint")}
					/>
				</div>
			) : (
				<p>{paused}</p>
			)}
			<ActNotice words="connections" done={t("manage.done")} />
			<div>
				<SubmitButton name="decision" value={paused === null ? "pause" : "resume"}>
					{t(paused === null ? "manage.pause.submit" : "manage.pause.resume")}
				</SubmitButton>
			</div>
		</ActForm>
	);
}
