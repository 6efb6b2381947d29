import type { TimelineChart } from "@/lib/charts/prepare-timeline";
import type { TimelinePanel } from "@/lib/standing/timeline-panel";
import { type GoalWords, medianInWords, numberInWords, rangeInWords, valueInWords } from "./goal-words";

/** All text in a chart, made on the server, so that the chart itself knows no language. */
export interface ChartText {
	/** Per row of the chart: what a pointer or the arrows show. */
	readonly rows: readonly { readonly label: string | null; readonly lines: readonly string[] }[];
	readonly ticks: readonly string[];
	readonly label: string;
}

export function chartText(
	panel: TimelinePanel,
	chart: TimelineChart,
	about: { readonly supplier: string; readonly kind: string; readonly name: string },
	words: GoalWords,
): ChartText {
	const { t, format } = words;
	const values = panel.points.map((point) => valueInWords(point.value, panel, format));
	const medians = panel.group.flatMap(({ spread }) => medianInWords(spread, panel, format) ?? []);
	return {
		rows: chart.rows.map((row) => ({
			label: row.point === null || !row.labelled ? null : (values[row.point] ?? null),
			lines: linesOf(panel, row.point, row.group, about.name, words),
		})),
		ticks: chart.ticks.map((tick) => tick.label ?? format.number(tick.value, 6)),
		label: t("chart.label", {
			...about,
			values: values.length > 0 ? format.list(values) : t("chart.noOwn"),
			medians: medians.length > 0 ? format.list(medians) : t("chart.noGroup"),
		}),
	};
}

function linesOf(panel: TimelinePanel, at: number | null, group: number | null, name: string, words: GoalWords) {
	const { t, format, today } = words;
	const point = at === null ? undefined : panel.points[at];
	const moment = group === null ? undefined : panel.group[group];
	const day = format.day(point?.day ?? moment?.day ?? today, today);
	const lines = [panel.weekly ? t("chart.week", { day }) : day];
	if (point?.title) lines.push(point.title);
	if (point) {
		lines.push(t("chart.own", { name, value: valueInWords(point.value, panel, format) }));
		if (point.right) lines.push(t("chart.right", point.right));
		const { interval } = point.value;
		if (interval) lines.push(t("chart.between", rangeInWords(interval.low, interval.high, panel, format)));
	}
	const spread = point?.group ?? moment?.spread;
	if (spread?.code === "too-few") lines.push(t("chart.tooFew", { n: spread.n }));
	if (spread?.code === "ordinal") lines.push(t("chart.median", { value: spread.median, n: spread.n }));
	if (spread?.code === "numeric") {
		const { lower, median, upper } = spread.quartiles;
		lines.push(t("chart.median", { value: numberInWords(median, panel, format), n: spread.n }));
		lines.push(t("chart.half", rangeInWords(lower, upper, panel, format)));
	}
	return lines;
}
