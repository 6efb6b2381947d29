import type { TimelinePanel } from "../standing/goal-timeline";
import type { Value } from "../standing/value-of-fact";

/** A panel ready to draw: positions 0-1, from left to right and from bottom to top. The component only scales them. */
export interface TimelineModel {
	/** The group and the pupil by day, oldest first. Null: a gap. */
	readonly rows: readonly TimelineRow[];
	/** Where months begin. */
	readonly months: readonly { readonly day: string; readonly xRatio: number }[];
	readonly ticks: readonly { readonly value: number; readonly yRatio: number }[];
	/** Lines of the pupil, each a run without a gap, as indices into rows. */
	readonly runs: readonly (readonly number[])[];
	/** Bands of the group, each a run without a gap. */
	readonly bands: readonly (readonly number[])[];
}

export interface TimelineRow {
	readonly day: string;
	readonly xRatio: number;
	readonly own: { readonly y: number; readonly low: number | null; readonly high: number | null } | null;
	readonly group: { readonly median: number; readonly lower: number; readonly upper: number } | null;
}

/** Points further apart than this are not joined: nothing was measured between them. */
const joinedDays = 15;

/**
 * One source on one time axis: `beginDate` to `lastDate` is the same for every panel of the screen, so that the same day
 * stands under the same day.
 */
export function prepareTimeline(panel: TimelinePanel, beginDate: string, lastDate: string): TimelineModel {
	const first = dayNumber(beginDate);
	const width = Math.max(1, dayNumber(lastDate) - first);
	const x = (day: string) => clamp((dayNumber(day) - first) / width);
	const { low, high } = panel.scale;
	const y = (value: number) => clamp((value - low) / (high - low || 1));
	const ofGroup = panel.group.map(({ day, spread }) => ({
		day,
		xRatio: x(day),
		own: null,
		group:
			spread.code === "numeric"
				? { median: y(spread.quartiles.median), lower: y(spread.quartiles.lower), upper: y(spread.quartiles.upper) }
				: null,
	}));
	const ofPupil = panel.points.flatMap(({ day, value }) => {
		const at = heightOf(value);
		if (at === null) return [];
		const { interval } = value;
		const own = { y: y(at), low: interval && y(interval.low), high: interval && y(interval.high) };
		return [{ day, xRatio: x(day), own, group: null }];
	});
	const rows: TimelineRow[] = [...ofGroup, ...ofPupil].sort((a, b) => a.xRatio - b.xRatio);
	const indices = (has: (row: TimelineRow) => boolean) => rows.flatMap((row, index) => (has(row) ? [index] : []));
	const runsOf = (places: readonly number[]) => (panel.joined ? runs(places, rows) : places.map((place) => [place]));
	return {
		rows,
		months: monthsBetween(beginDate, lastDate).map((day) => ({ day, xRatio: x(day) })),
		ticks: [low, (low + high) / 2, high].map((value) => ({ value, yRatio: y(value) })),
		runs: runsOf(indices((row) => row.own !== null)),
		bands: runsOf(indices((row) => row.group !== null)),
	};
}

/** Where a value stands on its scale: its number, of labels their rank from the weakest. */
function heightOf(value: Value): number | null {
	return value.shown ?? value.rank;
}

function runs(places: readonly number[], rows: readonly TimelineRow[]): number[][] {
	const found: number[][] = [];
	for (const place of places) {
		const run = found.at(-1);
		const before = rows[run?.at(-1) ?? -1];
		const here = rows[place];
		if (run && before && here && dayNumber(here.day) - dayNumber(before.day) <= joinedDays) run.push(place);
		else found.push([place]);
	}
	return found;
}

function monthsBetween(beginDate: string, lastDate: string): string[] {
	const months: string[] = [];
	let [year, month] = [Number(beginDate.slice(0, 4)), Number(beginDate.slice(5, 7))];
	for (let count = 0; count < 25; count += 1) {
		const day = `${year}-${String(month).padStart(2, "0")}-01`;
		if (day > lastDate) break;
		if (day >= beginDate) months.push(day);
		month = month === 12 ? 1 : month + 1;
		if (month === 1) year += 1;
	}
	return months;
}

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
const clamp = (ratio: number) => Math.max(0, Math.min(1, ratio));
