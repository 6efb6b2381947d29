import { getTranslator } from "@/lib/i18n/server";

/** First and last day of a plan, both included; yyyy-mm-dd. */
export async function DayFields({ firstDay, lastDay }: { firstDay: string; lastDay: string }) {
	const t = await getTranslator("plans");
	const label = "grid gap-0.5 text-s text-ink-3";
	return (
		<div className="flex flex-wrap gap-3">
			<label className={label}>
				{t("create.firstDay")}
				<input type="date" name="firstDay" defaultValue={firstDay} required className="field-control" />
			</label>
			<label className={label}>
				{t("create.lastDay")}
				<input type="date" name="lastDay" defaultValue={lastDay} required className="field-control" />
			</label>
		</div>
	);
}
