import type { TimelineChart } from "@/lib/charts/prepare-timeline";
import { joinParts } from "@/lib/i18n/join-parts";
import type { GroupSpread } from "@/lib/standing/group-standing";
import type { TimelinePanel } from "@/lib/standing/timeline-panel";
import { type GoalWords, medianInWords, numberInWords, rangeInWords, valueInWords, windowInWords } from "./goal-words";

/** All text in a chart, made on the server, so that the chart itself knows no language. */
export interface ChartText {
	/** Per row of the chart: what a pointer or the arrows show. */
	readonly rows: readonly { readonly label: string | null; readonly lines: readonly string[] }[];
	readonly ticks: readonly string[];
	readonly rules: readonly string[];
	/** The figure that counts now, where it stands apart from the dots. */
	readonly now: { readonly label: string | null; readonly title: string; readonly lines: readonly string[] } | null;
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
			label: row.point === null || row.label === null ? null : (values[row.point] ?? null),
			lines: linesOf(panel, row.point, row.group, about.name, words),
		})),
		ticks: chart.ticks.map((tick) => tick.label ?? format.number(tick.value, 6)),
		rules: chart.rules.map(({ code, value }) => t(`chart.rules.${code}`, { share: format.share(value / 100) })),
		now: chart.now === null ? null : nowText(panel, about.name, words),
		label: [
			t("chart.label", {
				...about,
				values: values.length > 0 ? format.list(values) : t("chart.noOwn"),
				medians: medians.length > 0 ? format.list(medians) : t("chart.noGroup"),
			}),
			...(chart.now === null ? [] : [`${joinParts(nowText(panel, about.name, words).lines, ", ")}.`]),
		].join(" "),
	};
}

function nowText(panel: TimelinePanel, name: string, words: GoalWords): NonNullable<ChartText["now"]> {
	const { t, format } = words;
	const { value, spread, right, points } = panel.now;
	const days = windowInWords(panel, words);
	const lines = [days === null ? t("chart.now") : t("chart.nowDays", { days })];
	if (value) {
		lines.push(t("chart.own", { name, value: valueInWords(value, panel, format) }));
		if (right) lines.push(t("chart.right", right));
		if (points !== undefined) lines.push(t("chart.points", { taken: points }));
		if (value.interval)
			lines.push(t("chart.between", rangeInWords(value.interval.low, value.interval.high, panel, format)));
	}
	lines.push(...groupLines(spread, panel, words));
	return { label: value && valueInWords(value, panel, format), title: t("chart.now"), lines };
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
		if (point.points !== undefined) lines.push(t("chart.points", { taken: point.points }));
		if (point.little) lines.push(t("chart.little"));
		const { interval } = point.value;
		if (interval) lines.push(t("chart.between", rangeInWords(interval.low, interval.high, panel, format)));
	}
	const spread = point?.group ?? moment?.spread;
	return spread ? [...lines, ...groupLines(spread, panel, words)] : lines;
}

function groupLines(spread: GroupSpread, panel: TimelinePanel, { t, format }: GoalWords): string[] {
	if (spread.code === "too-few") return [t("chart.tooFew", { n: spread.n })];
	if (spread.code === "ordinal") return [t("chart.median", { value: spread.median, n: spread.n })];
	if (spread.code !== "numeric") return [];
	const { lower, median, upper } = spread.quartiles;
	return [
		t("chart.median", { value: numberInWords(median, panel, format), n: spread.n }),
		t("chart.half", rangeInWords(lower, upper, panel, format)),
	];
}
