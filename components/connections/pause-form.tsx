"use client";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { useTranslations } from "@/lib/i18n/in-browser";
import { type ManageAction, OutcomeNotice } from "./manage-outcome";

/** Stops deliveries for a while, or lets them in again. */
export function PauseForm({
	action,
	connectionId,
	paused,
	today,
}: {
	action: ManageAction;
	connectionId: string;
	/** In words, while it is paused. */
	paused: string | null;
	today: string;
}) {
	const t = useTranslations("connections");
	const [outcome, act, busy] = useActionState(action, null);
	return (
		<form action={act} className="grid gap-3">
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
			<OutcomeNotice outcome={outcome} />
			<div>
				<Button type="submit" name="decision" value={paused === null ? "pause" : "resume"} disabled={busy}>
					{t(paused === null ? "manage.pause.submit" : "manage.pause.resume")}
				</Button>
			</div>
		</form>
	);
}
