import type { PupilGoal } from "@/lib/queries/goals/get-pupil-goal";
import type { TimelinePanel, TimelinePoint } from "@/lib/standing/timeline-panel";
import { type GoalWords, medianInWords, rangeInWords, valueInWords, windowInWords } from "./goal-words";

const head = "px-2 py-1 align-bottom text-s font-normal text-ink-3 first:pl-3 last:pr-3";
const cell = "h-6.5 border-t border-line px-2 first:pl-3 last:pr-3";

/** All panels as one table: what counts now, then every dot, each with its interval and the group at that moment. */
export function MeasurementTable({ goal, words }: { goal: PupilGoal; words: GoalWords }) {
	const { t } = words;
	const now = goal.panels.flatMap((panel) => nowRow(panel, words) ?? []);
	const rows = goal.panels
		.flatMap((panel) => panel.points.map((point) => pointRow(panel, point, words)))
		.toSorted((a, b) => b.day.localeCompare(a.day) || a.panel.key.localeCompare(b.panel.key));
	if (now.length + rows.length === 0)
		return <p className="text-ink-2">{t("table.none", { name: goal.pupil.givenName })}</p>;
	return (
		<section className="panel overflow-x-auto">
			<h2 className="px-3 pt-3 pb-1">
				{t("table.title")}{" "}
				<span className="text-s font-normal text-ink-3">{t("table.hint", { count: now.length + rows.length })}</span>
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
							{t("table.n")}
						</th>
					</tr>
				</thead>
				<tbody>
					{now.map((row) => (
						<Row key={row.key} row={row} goal={goal} words={words} />
					))}
					{rows.map((row) => (
						<Row key={row.key} row={row} goal={goal} words={words} />
					))}
				</tbody>
			</table>
		</section>
	);
}

interface TableRow extends Pick<TimelinePoint, "value" | "right" | "points" | "group" | "total"> {
	readonly key: string;
	readonly panel: TimelinePanel;
	readonly day: string;
	readonly what: string;
	/** The figure that is printed large. */
	readonly isNow: boolean;
}

function pointRow(panel: TimelinePanel, point: TimelinePoint, { t, format, today }: GoalWords): TableRow {
	const { value, right, points, little, group, total, title, lastDay } = point;
	const whole = title ?? t("table.week", { day: format.day(point.day, today) });
	const what = little ? t("table.little", { what: whole }) : whole;
	return {
		...{ key: `${panel.key} ${point.series} ${point.day}`, panel, day: lastDay, what, isNow: false },
		...{ value, right, group, total },
		...(points === undefined ? {} : { points }),
	};
}

/** Null: the last dot is the figure itself, or there is none. */
function nowRow(panel: TimelinePanel, words: GoalWords): TableRow | null {
	const { value, right, points, spread, counts, day, days } = panel.now;
	const range = windowInWords(panel, words);
	if (value === null || range === null || day === null) return null;
	return {
		...{ key: `${panel.key} now`, panel, day, isNow: true, value, right, group: spread },
		...(points === undefined ? {} : { points }),
		what: words.t("table.now", { range, count: days ?? 0 }),
		total: counts.counted + counts.tooLittle + counts.without,
	};
}

function Row({ row, goal, words }: { row: TableRow; goal: PupilGoal; words: GoalWords }) {
	const { t, format, today } = words;
	const { panel, value, group } = row;
	const supplier = goal.sources.find((source) => source.connectionId === panel.connectionId)?.supplier;
	return (
		<tr className={row.isNow ? "bg-accent-soft font-strong" : ""}>
			<td className={`${cell} whitespace-nowrap`}>{format.day(row.day, today)}</td>
			<td className={cell}>{supplier}</td>
			<td className={cell}>{row.what}</td>
			<td className={`${cell} text-right whitespace-nowrap`}>
				{row.right
					? t("table.rightOf", row.right)
					: row.points === undefined
						? t("table.nothing")
						: t("table.pointsOf", { taken: row.points })}
			</td>
			<td className={`${cell} text-right whitespace-nowrap`}>{valueInWords(value, panel, format)}</td>
			<td className={`${cell} text-right whitespace-nowrap`}>
				{value.interval
					? t("table.range", rangeInWords(value.interval.low, value.interval.high, panel, format))
					: t("table.nothing")}
			</td>
			<td className={`${cell} text-right whitespace-nowrap`}>
				{medianInWords(group, panel, format) ?? t("table.tooFew")}
			</td>
			<td className={`${cell} text-right whitespace-nowrap`}>{t("table.nOf", { n: group.n, total: row.total })}</td>
		</tr>
	);
}
