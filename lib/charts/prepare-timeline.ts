import type { TimelineMoment, TimelinePanel } from "../standing/goal-timeline";
import type { Value } from "../standing/value-of-fact";

/** A panel ready to draw: positions 0-1, from left to right and from bottom to top. The component only scales them. */
export interface TimelineModel {
	/** Oldest first. A row without pupil and group is a gap: nothing is drawn across it. */
	readonly rows: readonly TimelineRow[];
	/** Where months begin. */
	readonly months: readonly { readonly day: string; readonly xRatio: number }[];
	readonly ticks: readonly { readonly value: number; readonly yRatio: number }[];
}

export interface TimelineRow {
	readonly xRatio: number;
	/** Place in the panel's moments; null: a gap. */
	readonly moment: number | null;
	readonly own: { readonly y: number; readonly low: number | null; readonly high: number | null } | null;
	readonly group: { readonly median: number; readonly lower: number; readonly upper: number } | null;
}

/** Moments further apart than this are not joined: nothing was measured between them. */
const joinedDays = 15;

/**
 * One source on one time axis: `beginDate` to `lastDate` is the same for every panel of the screen, so that the same day
 * stands under the same day.
 */
export function prepareTimeline(panel: TimelinePanel, beginDate: string, lastDate: string): TimelineModel {
	const first = dayNumber(beginDate);
	const width = Math.max(1, dayNumber(lastDate) - first);
	const xOf = (number: number) => clamp((number - first) / width);
	const { low, high } = panel.scale;
	const y = (value: number) => clamp((value - low) / (high - low || 1));
	const rows: TimelineRow[] = [];
	for (const [index, moment] of panel.moments.entries()) {
		const before = panel.moments[index - 1];
		if (before && dayNumber(moment.day) - dayNumber(before.day) > joinedDays)
			rows.push({
				xRatio: xOf((dayNumber(before.day) + dayNumber(moment.day)) / 2),
				moment: null,
				own: null,
				group: null,
			});
		rows.push({ xRatio: xOf(dayNumber(moment.day)), moment: index, ...heights(moment, y) });
	}
	return {
		rows,
		months: monthsBetween(beginDate, lastDate).map((day) => ({ day, xRatio: xOf(dayNumber(day)) })),
		ticks: [low, (low + high) / 2, high].map((value) => ({ value, yRatio: y(value) })),
	};
}

function heights({ own, group }: TimelineMoment, y: (value: number) => number): Pick<TimelineRow, "own" | "group"> {
	const at = own && heightOf(own.value);
	const interval = own?.value.interval ?? null;
	return {
		own: at === null ? null : { y: y(at), low: interval && y(interval.low), high: interval && y(interval.high) },
		group:
			group.code === "numeric"
				? { median: y(group.quartiles.median), lower: y(group.quartiles.lower), upper: y(group.quartiles.upper) }
				: null,
	};
}

/** Where a value stands on its scale: its number, of labels their rank from the weakest. */
function heightOf(value: Value): number | null {
	return value.shown ?? value.rank;
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
