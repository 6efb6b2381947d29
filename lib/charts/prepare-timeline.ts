import type { GroupSpread } from "../standing/group-standing";
import type { TimelinePanel, TimelinePoint } from "../standing/timeline-panel";
import type { Value } from "../standing/value-of-fact";

/** A panel ready to draw: places are shares of the axis, 0-1, from left to right and from bottom to top. */
export interface TimelineChart {
	/** Pupil and group together, oldest first. A row without anything is a gap, where band and median break off. */
	readonly rows: readonly ChartRow[];
	/** Pieces of the pupil's line, each between two points that may be joined. */
	readonly lines: readonly { readonly from: Place; readonly to: Place }[];
	/** The group at a sitting: apart, so not an area over time. */
	readonly boxes: readonly {
		readonly x: number;
		readonly lower: number;
		readonly median: number;
		readonly upper: number;
	}[];
	readonly ticks: readonly { readonly y: number; readonly value: number; readonly label: string | null }[];
}

export interface Place {
	readonly x: number;
	readonly y: number;
}

export interface ChartRow {
	readonly x: number;
	/** Index into the panel's points; null: the group alone. */
	readonly point: number | null;
	/** Index into the panel's group; null: the pupil alone, or a gap. */
	readonly group: number | null;
	readonly own: number | null;
	/** How far the interval reaches below and above the dot. */
	readonly whisker: readonly [number, number] | null;
	readonly band: readonly [number, number] | null;
	readonly median: number | null;
	/** Whether the value is printed at the dot: all of a few, else the first and the last. */
	readonly labelled: boolean;
}

export interface TimeAxis {
	readonly months: readonly { readonly day: string; readonly x: number }[];
}

/** More dots than this and only the first and the last have their value printed; weeks stand close together. */
const labelsMax = { weekly: 3, sittings: 6 };
const weekDays = 7;

/**
 * One source on one time axis. The period is the same for every panel of the screen, so that a day stands under the same
 * day. Weeks without a value are gaps; sittings are joined only when the same test or part is repeated.
 */
export function prepareTimeline(
	panel: TimelinePanel,
	period: { readonly from: string; readonly to: string },
): TimelineChart {
	const x = placeOnAxis(period);
	const { low, high } = panel.scale;
	const y = (value: number) => clamp((value - low) / (high - low || 1));
	const rows = rowsOf(panel, x, y);
	return {
		rows: panel.weekly ? withGaps(rows, panel) : rows,
		lines: linesOf(panel, x, y),
		boxes: panel.weekly ? [] : panel.group.flatMap(({ day, spread }) => boxOf(spread, x(day), y)),
		ticks: ticksOf(panel, y),
	};
}

/** The first of every month of the period, the same for all panels; of a long period every second or third. */
export function prepareTimeAxis(period: { readonly from: string; readonly to: string }): TimeAxis {
	const x = placeOnAxis(period);
	const months: string[] = [];
	for (let month = period.from.slice(0, 7); `${month}-01` <= period.to && months.length < 120; month = nextMonth(month))
		if (`${month}-01` >= period.from) months.push(`${month}-01`);
	const step = Math.ceil(months.length / 14);
	return { months: months.filter((_, index) => index % step === 0).map((day) => ({ day, x: x(day) })) };
}

function rowsOf(panel: TimelinePanel, x: (day: string) => number, y: (value: number) => number): ChartRow[] {
	const own = panel.points.map((point, index) => ({ point, index, at: heightOf(point.value) }));
	const shown = own.filter((one) => one.at !== null);
	const rows = panel.group.flatMap(({ day, spread }, group): ChartRow[] => {
		const here = shown.filter((one) => one.point.day === day);
		const numeric = panel.weekly && spread.code === "numeric" ? spread.quartiles : null;
		const base = {
			x: x(day),
			group,
			band: numeric && ([y(numeric.lower), y(numeric.upper)] as const),
			median: numeric && y(numeric.median),
		};
		if (here.length === 0) return [{ ...base, point: null, own: null, whisker: null, labelled: false }];
		return here.map(({ point, index, at }) => {
			const labelled =
				shown.length <= labelsMax[panel.weekly ? "weekly" : "sittings"] ||
				index === shown[0]?.index ||
				index === shown.at(-1)?.index;
			return { ...base, point: index, own: y(at ?? 0), whisker: whiskerOf(point.value, at ?? 0, y), labelled };
		});
	});
	return rows.sort((a, b) => a.x - b.x);
}

/** Between weeks that do not follow each other a row of nothing, so that no band is drawn where nothing was measured. */
function withGaps(rows: readonly ChartRow[], panel: TimelinePanel): ChartRow[] {
	const days = panel.group.map(({ day }) => day);
	return rows.flatMap((row, index) => {
		const before = rows[index - 1];
		if (!before || before.group === null || row.group === null) return [row];
		if (daysBetween(days[before.group] ?? "", days[row.group] ?? "") <= weekDays) return [row];
		return [{ ...nothing, x: (before.x + row.x) / 2 }, row];
	});
}

const nothing = { point: null, group: null, own: null, whisker: null, band: null, median: null, labelled: false };

function linesOf(panel: TimelinePanel, x: (day: string) => number, y: (value: number) => number) {
	const last = new Map<string, { point: TimelinePoint; place: Place }>();
	return panel.points.flatMap((point) => {
		const at = heightOf(point.value);
		if (at === null) return [];
		const place = { x: x(point.day), y: y(at) };
		const before = last.get(point.series);
		last.set(point.series, { point, place });
		const follows = before && (!panel.weekly || daysBetween(before.point.day, point.day) <= weekDays);
		return follows ? [{ from: before.place, to: place }] : [];
	});
}

function boxOf(spread: GroupSpread, x: number, y: (value: number) => number) {
	if (spread.code !== "numeric") return [];
	const { lower, median, upper } = spread.quartiles;
	return [{ x, lower: y(lower), median: y(median), upper: y(upper) }];
}

function ticksOf({ scale }: TimelinePanel, y: (value: number) => number): TimelineChart["ticks"] {
	if (scale.levels !== null) return scale.levels.map((label, index) => ({ y: y(index + 1), value: index + 1, label }));
	return [scale.low, (scale.low + scale.high) / 2, scale.high].map((value) => ({ y: y(value), value, label: null }));
}

function whiskerOf(value: Value, at: number, y: (value: number) => number): readonly [number, number] | null {
	return value.interval && [y(at) - y(value.interval.low), y(value.interval.high) - y(at)];
}

/** Where a value stands on its scale: its number, of labels their rank from the weakest. */
function heightOf(value: Value): number | null {
	return value.shown ?? value.rank;
}

function placeOnAxis({ from, to }: { readonly from: string; readonly to: string }): (day: string) => number {
	const width = Math.max(1, daysBetween(from, to));
	return (day) => clamp(daysBetween(from, day) / width);
}

function nextMonth(month: string): string {
	const [year = 0, number = 1] = month.split("-").map(Number);
	return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const clamp = (ratio: number) => Math.max(0, Math.min(1, ratio));
