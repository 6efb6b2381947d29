import { prepareVolume } from "@/lib/charts/prepare-volume";
import type { Holiday } from "@/lib/domain/school-days";
import { getFormatter, getTranslator } from "@/lib/i18n/server";
import { type DayVolume, historyDays } from "@/lib/queries/suppliers/list-volume";
import { VolumeBars } from "./volume-bars";
import { VolumeLegend } from "./volume-legend";

const cell = "px-2 py-1 text-right whitespace-nowrap";
const heads = ["deliveries", "received", "held", "rejected"] as const;

/** Twelve weeks of a supplier as a picture, and the same as a table. */
export async function VolumeHistory({
	days,
	holidays,
	today,
}: {
	days: readonly DayVolume[];
	holidays: readonly Holiday[];
	today: string;
}) {
	const [t, format] = await Promise.all([getTranslator("suppliers"), getFormatter()]);
	const model = prepareVolume(days, today, historyDays, holidays);
	const [first, last] = [model.bars[0], model.bars.at(-1)];
	const highest = model.bars.reduce((most, bar) => (bar.received > most.received ? bar : most));
	if (highest.received === 0 || !first || !last) return <p className="text-ink-2">{t("opened.nothing")}</p>;
	return (
		<section className="panel p-4" aria-labelledby="history">
			<h2 id="history">{t("opened.history")}</h2>
			<p className="mb-2 text-s text-ink-3">
				{t("opened.highest", { count: format.number(highest.received, 0), day: format.day(highest.day, today) })}
			</p>
			<VolumeBars
				model={model}
				size="h-28 w-full"
				label={t("opened.picture", {
					from: format.day(first.day, today),
					to: format.day(last.day, today),
					days: model.daysWithRecords,
				})}
			/>
			<p className="flex justify-between text-s text-ink-3" aria-hidden="true">
				<span>{format.day(first.day, today)}</span>
				<span>{format.day(last.day, today)}</span>
			</p>
			<VolumeLegend />
			<details className="mt-2 text-s">
				<summary className="opener">{t("opened.asTable")}</summary>
				<div className="mt-1 overflow-x-auto">
					<table className="border-collapse">
						<thead className="text-ink-3">
							<tr>
								<th scope="col" className={`${cell} text-left font-normal`}>
									{t("details.day")}
								</th>
								{heads.map((head) => (
									<th key={head} scope="col" className={`${cell} font-normal`}>
										{t(head === "deliveries" ? "opened.deliveries" : `details.${head}`)}
									</th>
								))}
							</tr>
						</thead>
						<tbody>
							{days.toReversed().map((day) => (
								<tr key={day.day} className="border-t border-line">
									<th scope="row" className={`${cell} text-left font-normal`}>
										{format.day(day.day, today)}
									</th>
									{heads.map((head) => (
										<td key={head} className={cell}>
											{format.number(day[head], 0)}
										</td>
									))}
								</tr>
							))}
						</tbody>
					</table>
				</div>
			</details>
		</section>
	);
}
