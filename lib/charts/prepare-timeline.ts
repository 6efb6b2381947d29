import { addDays } from "../domain/school-day";
import type { GroupSpread } from "../standing/group-standing";
import type { StandingThresholds } from "../standing/settings";
import type { PanelNow, TimelinePanel, TimelinePoint } from "../standing/timeline-panel";
import type { Value } from "../standing/value-of-fact";

/** A panel ready to draw: places are shares of the axis, 0-1, from left to right and from bottom to top. */
export interface TimelineChart {
	/** Every moment with something of the pupil or the group, oldest first. */
	readonly rows: readonly ChartRow[];
	/** Pieces of the pupil's line, each between two points that may be joined. */
	readonly lines: readonly { readonly from: Place; readonly to: Place }[];
	/** The group in a week or at a sitting: each apart, and a gap where nothing was measured. */
	readonly boxes: readonly (GroupBox & { readonly from: number; readonly to: number })[];
	readonly ticks: readonly { readonly y: number; readonly value: number; readonly label: string | null }[];
	/** The school's rules on this scale; none where no status follows from it. */
	readonly rules: readonly { readonly code: "reached" | "stuck"; readonly y: number; readonly value: number }[];
	/** The figure that counts now, where no dot is that figure; null: the last dot is, or there is neither. */
	readonly now: ChartNow | null;
}

export interface GroupBox {
	readonly lower: number;
	readonly median: number;
	readonly upper: number;
}

/** Evidence over several days: on the axis the days, beside it the figure in the group of now. */
export interface ChartNow {
	/** The days that the pupil's figure rests on; null: the pupil has none. */
	readonly window: {
		readonly from: number;
		readonly to: number;
		readonly own: number;
		/** Both ends of the interval; null: none. */
		readonly interval: readonly [number, number] | null;
	} | null;
	readonly group: GroupBox | null;
}

export interface Place {
	readonly x: number;
	readonly y: number;
}

export interface ChartRow {
	readonly x: number;
	/** Index into the panel's points; null: the group alone. */
	readonly point: number | null;
	/** Index into the panel's group; null: the pupil alone. */
	readonly group: number | null;
	readonly own: number | null;
	/** How far the interval reaches below and above the dot. */
	readonly whisker: readonly [number, number] | null;
	/** Of few tasks: a ring, which counts in no box. */
	readonly isLittle: boolean;
	/** On which side of the dot its value is printed: of a few all, else the first and the last; null: not printed. */
	readonly label: "left" | "right" | null;
}

export interface TimeAxis {
	readonly months: readonly { readonly day: string; readonly x: number }[];
}

/** More dots than this and only the first and the last have their value printed; weeks stand close together. */
const labelsMax = { weekly: 3, sittings: 6 };
const weekDays = 7;

/** Half the width of the group's box at a sitting, and the least width of one of a week, as shares of the axis. */
const boxRatio = 0.011;
/** Of a week's width: so much is left free on both sides of its box. */
const insetRatio = 0.1;
/** Dots nearer than this have their values on different sides; two values that face each other need more. */
const [labelRatio, facingRatio, monthRatio] = [0.1, 0.35, 0.03];

/**
 * One source on one time axis. The period is the same for every panel of the screen, so that a day stands under the same
 * day. The group is a box a week or sitting; the pupil's dots are joined over weeks that follow each other, and over
 * sittings only when the same test or part is repeated.
 * @param thresholds of the school, drawn where a status follows from the share right
 */
export function prepareTimeline(
	panel: TimelinePanel,
	period: { readonly from: string; readonly to: string },
	thresholds: Pick<StandingThresholds, "reachedRatio" | "stuckRatio">,
): TimelineChart {
	const x = placeOnAxis(period);
	const { low, high } = panel.scale;
	const y = (value: number) => clamp((value - low) / (high - low || 1));
	const isJudged = panel.type === "share-right" && panel.adaptive !== "yes";
	return {
		rows: rowsOf(panel, x, y),
		lines: linesOf(panel, x, y),
		boxes: panel.group.flatMap(({ day, spread }) => {
			const box = boxOf(spread, y);
			return box === null ? [] : [{ ...box, ...(panel.weekly ? weekOf(day, x) : sittingOf(day, x)) }];
		}),
		ticks: ticksOf(panel, y),
		rules: isJudged ? rulesOf(thresholds, y) : [],
		now: isDrawn(panel) ? null : nowOf(panel.now, x, y),
	};
}

/** Whether the group of now is the box of a sitting already; of weeks each pupil's evidence covers other days. */
function isDrawn({ kind, group, now }: TimelinePanel): boolean {
	return kind === "test" && group.some(({ spread }) => JSON.stringify(spread) === JSON.stringify(now.spread));
}

/** The first of every month of the period, the same for all panels; of a long period every second or third. */
export function prepareTimeAxis(period: { readonly from: string; readonly to: string }): TimeAxis {
	const x = placeOnAxis(period);
	const months: string[] = [];
	for (let month = period.from.slice(0, 7); `${month}-01` <= period.to && months.length < 120; month = nextMonth(month))
		if (`${month}-01` >= period.from) months.push(`${month}-01`);
	const step = Math.ceil(months.length / 14);
	const shown = months.filter((_, index) => index % step === 0).map((day) => ({ day, x: x(day) }));
	// A name at the very end would run into what stands beside the axis.
	return { months: shown.filter((month) => month.x <= 1 - monthRatio) };
}

function rowsOf(panel: TimelinePanel, x: (day: string) => number, y: (value: number) => number): ChartRow[] {
	const shown = panel.points.flatMap((point, index) => {
		const at = heightOf(point.value);
		return at === null ? [] : [{ point, index, at, x: x(point.lastDay) }];
	});
	const isLabelled = (place: number) =>
		shown.length <= labelsMax[panel.weekly ? "weekly" : "sittings"] || place === 0 || place === shown.length - 1;
	const labels = sidesOf(
		shown.map((one) => one.x),
		isLabelled,
		panel.kind === "practice",
	);
	const own = shown.map(({ point, index, at, x: own }, place): ChartRow => {
		const group = panel.group.findIndex((moment) => moment.day === point.day);
		return {
			...{ x: own, point: index, group: group < 0 ? null : group },
			...{ own: y(at), whisker: whiskerOf(point.value, at, y) },
			...{ isLittle: point.little === true, label: labels[place] ?? null },
		};
	});
	const alone = panel.group.flatMap(({ day }, group): ChartRow[] => {
		if (shown.some((one) => one.point.day === day)) return [];
		const { from, to } = panel.weekly ? weekOf(day, x) : sittingOf(day, x);
		return [{ x: (from + to) / 2, point: null, group, own: null, whisker: null, isLittle: false, label: null }];
	});
	return [...own, ...alone].sort((a, b) => a.x - b.x);
}

/** On which side of each dot its value is printed, from the last to the first. */
function sidesOf(places: readonly number[], isLabelled: (place: number) => boolean, isBeforeNow: boolean) {
	const sides: ChartRow["label"][] = places.map(() => null);
	let nextX = Number.POSITIVE_INFINITY;
	let nextSide: ChartRow["label"] = null;
	for (let place = places.length - 1; place >= 0; place -= 1) {
		const x = places[place] ?? 0;
		if (!isLabelled(place)) continue;
		const room = nextX - x;
		// Beside the end of the axis stands the figure of now; at its beginning are the words of the scale.
		const isFull: boolean = room < labelRatio || (nextSide === "left" && room < facingRatio && x > labelRatio);
		nextSide = isFull || (isBeforeNow && x > 1 - labelRatio) ? "left" : "right";
		nextX = x;
		sides[place] = nextSide;
	}
	return sides;
}

/** The week of a day, from that day on, without its edges; never too narrow to be seen at the end of the axis. */
function weekOf(day: string, x: (day: string) => number): { readonly from: number; readonly to: number } {
	// 1 January 1970 was a Thursday: so Monday is 0.
	const weekday = (Date.parse(day) / 86_400_000 + 3) % weekDays;
	const [start, end] = [x(day), x(addDays(day, weekDays - weekday))];
	const inset = (end - start) * insetRatio;
	const to = end - inset;
	return { from: Math.max(0, Math.min(start + inset, to - boxRatio)), to };
}

function sittingOf(day: string, x: (day: string) => number): { readonly from: number; readonly to: number } {
	return { from: Math.max(0, x(day) - boxRatio), to: Math.min(1, x(day) + boxRatio) };
}

function rulesOf(
	{ reachedRatio, stuckRatio }: Pick<StandingThresholds, "reachedRatio" | "stuckRatio">,
	y: (value: number) => number,
): TimelineChart["rules"] {
	// Both are set in whole percents.
	const [reached, stuck] = [Math.round(100 * reachedRatio), Math.round(100 * stuckRatio)];
	return [
		{ code: "reached", y: y(reached), value: reached },
		{ code: "stuck", y: y(stuck), value: stuck },
	];
}

function nowOf(now: PanelNow, x: (day: string) => number, y: (value: number) => number): ChartNow | null {
	const group = boxOf(now.spread, y);
	const at = now.value && heightOf(now.value);
	const { since, day } = now;
	if (at === null || since === null || day === null) return group && { window: null, group };
	const interval = now.value?.interval ?? null;
	const to = x(addDays(day, 1));
	return {
		window: {
			...{ from: Math.max(0, Math.min(x(since), to - boxRatio)), to, own: y(at) },
			interval: interval && [y(interval.low), y(interval.high)],
		},
		group,
	};
}

function linesOf(panel: TimelinePanel, x: (day: string) => number, y: (value: number) => number) {
	const last = new Map<string, { point: TimelinePoint; place: Place }>();
	return panel.points.flatMap((point) => {
		const at = heightOf(point.value);
		if (at === null) return [];
		const place = { x: x(point.lastDay), y: y(at) };
		const before = last.get(point.series);
		last.set(point.series, { point, place });
		const follows = before && (!panel.weekly || daysBetween(before.point.day, point.day) <= weekDays);
		return follows ? [{ from: before.place, to: place }] : [];
	});
}

function boxOf(spread: GroupSpread, y: (value: number) => number): GroupBox | null {
	if (spread.code !== "numeric") return null;
	const { lower, median, upper } = spread.quartiles;
	return { lower: y(lower), median: y(median), upper: y(upper) };
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
