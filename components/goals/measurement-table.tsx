import type { PupilGoal } from "@/lib/queries/goals/get-pupil-goal";
import type { TimelinePanel, TimelinePoint } from "@/lib/standing/timeline-panel";
import { type GoalWords, medianInWords, rangeInWords, valueInWords } from "./goal-words";

const head = "px-2 py-1 align-bottom text-s font-normal text-ink-3 first:pl-3 last:pr-3";
const cell = "h-6.5 border-t border-line px-2 first:pl-3 last:pr-3";

/** All panels as one table: every dot with its interval and the group at that moment. */
export function MeasurementTable({ goal, words }: { goal: PupilGoal; words: GoalWords }) {
	const { t } = words;
	const rows = goal.panels
		.flatMap((panel) => panel.points.map((point) => ({ panel, point })))
		.toSorted((a, b) => b.point.lastDay.localeCompare(a.point.lastDay) || a.panel.key.localeCompare(b.panel.key));
	if (rows.length === 0) return <p className="text-ink-2">{t("table.none", { name: goal.pupil.givenName })}</p>;
	return (
		<section className="panel overflow-x-auto">
			<h2 className="px-3 pt-3 pb-1">
				{t("table.title")}{" "}
				<span className="text-s font-normal text-ink-3">{t("table.hint", { count: rows.length })}</span>
			</h2>
			<table className="w-full">
				<thead>
					<tr>
						<th scope="col" className={head}>
							{t("table.day")}
						</th>
						<th scope="col" className={head}>
							{t("table.source")}
						</th>
						<th scope="col" className={head}>
							{t("table.what")}
						</th>
						<th scope="col" className={`${head} text-right`}>
							{t("table.right")}
						</th>
						<th scope="col" className={`${head} text-right`}>
							{t("table.value")}
						</th>
						<th scope="col" className={`${head} text-right`}>
							{t("table.interval")}
						</th>
						<th scope="col" className={`${head} text-right`}>
							{t("table.median")}
						</th>
						<th scope="col" className={`${head} text-right`}>
							{t("table.n", { total: goal.compared })}
						</th>
					</tr>
				</thead>
				<tbody>
					{rows.map(({ panel, point }) => (
						<Row
							key={`${panel.key} ${point.series} ${point.day}`}
							panel={panel}
							point={point}
							goal={goal}
							words={words}
						/>
					))}
				</tbody>
			</table>
		</section>
	);
}

function Row({
	panel,
	point,
	goal,
	words,
}: {
	panel: TimelinePanel;
	point: TimelinePoint;
	goal: PupilGoal;
	words: GoalWords;
}) {
	const { t, format, today } = words;
	const { interval } = point.value;
	const supplier = goal.sources.find((source) => source.connectionId === panel.connectionId)?.supplier;
	return (
		<tr>
			<td className={`${cell} whitespace-nowrap`}>{format.day(point.lastDay, today)}</td>
			<td className={cell}>{supplier}</td>
			<td className={cell}>{point.title ?? t("table.week", { day: format.day(point.day, today) })}</td>
			<td className={`${cell} text-right whitespace-nowrap`}>
				{point.right ? t("table.rightOf", point.right) : t("table.nothing")}
			</td>
			<td className={`${cell} text-right whitespace-nowrap`}>{valueInWords(point.value, panel, format)}</td>
			<td className={`${cell} text-right whitespace-nowrap`}>
				{interval ? t("table.range", rangeInWords(interval.low, interval.high, panel, format)) : t("table.nothing")}
			</td>
			<td className={`${cell} text-right whitespace-nowrap`}>
				{medianInWords(point.group, panel, format) ?? t("table.tooFew")}
			</td>
			<td className={`${cell} text-right whitespace-nowrap`}>{point.group.n}</td>
		</tr>
	);
}
