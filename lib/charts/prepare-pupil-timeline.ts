import { addDays } from "../domain/school-day";
import type { PracticeWeeks } from "../standing/practice-weeks";
import { prepareTimeAxis, type TimeAxis } from "./prepare-timeline";

/** Places are shares of the axis, 0-1, from left to right and from bottom to top. */
export interface PupilTimelineModel {
	readonly months: TimeAxis["months"];
	readonly weeks: readonly WeekBar[];
	/** What the top of the bars stands for: minutes or tasks; null: nobody practised. */
	readonly top: number | null;
	/** Stretches of weeks in which nobody of the group practised. */
	readonly gaps: readonly { readonly from: number; readonly to: number }[];
	/** In the order of the tests: the row in which its label has place; labels grow to the left of late dots. */
	readonly tests: readonly { readonly x: number; readonly lane: number; readonly side: "left" | "right" }[];
	/** In the order of the notes. */
	readonly notes: readonly { readonly x: number }[];
}

export interface WeekBar {
	readonly x: number;
	readonly width: number;
	readonly own: number;
	readonly median: number | null;
}

/** The narrowest width, in pixels, on which labels must not meet; below it they are not printed. */
const widthPx = 530;
const letterPx = 6.5;
const dotPx = 14;

/** One time axis for tests, practice weeks and notes of a pupil. */
export function preparePupilTimeline(
	{
		tests,
		practice,
		notes,
	}: {
		/** Oldest first, with the label that is printed. */
		readonly tests: readonly { readonly day: string; readonly label: string }[];
		readonly practice: PracticeWeeks;
		readonly notes: readonly { readonly day: string }[];
	},
	period: { readonly from: string; readonly to: string },
): PupilTimelineModel {
	const days = Math.max(1, daysBetween(period.from, period.to) + 1);
	const x = (day: string) => clamp(daysBetween(period.from, day) / days);
	const middle = (day: string) => clamp((daysBetween(period.from, day) + 0.5) / days);
	const timed = practice.measure === "time";
	const of = practice.weeks.map((week) => ({
		own: timed ? week.durationMs / 60_000 : week.tasks,
		median: timed ? minutes(week.medianDurationMs) : week.medianTasks,
	}));
	const highest = Math.max(0, ...of.flatMap((week) => [week.own, week.median ?? 0]));
	return {
		months: prepareTimeAxis(period).months,
		weeks: practice.weeks.map((week, index) => {
			const [from, to] = [x(week.monday), x(addDays(week.monday, 7))];
			const { own = 0, median = null } = of[index] ?? {};
			const height = (value: number) => (highest === 0 ? 0 : value / highest);
			return { x: from, width: to - from, own: height(own), median: median === null ? null : height(median) };
		}),
		top: highest === 0 ? null : highest,
		gaps: gapsOf(practice, x),
		tests: placeLabels(tests.map(({ day, label }) => ({ x: middle(day), label }))),
		notes: notes.map(({ day }) => ({ x: middle(day) })),
	};
}

function minutes(durationMs: number | null): number | null {
	return durationMs === null ? null : durationMs / 60_000;
}

function gapsOf({ weeks }: PracticeWeeks, x: (day: string) => number) {
	const gaps: { from: number; to: number }[] = [];
	for (const week of weeks) {
		if (week.practised !== 0 || week.tasks > 0) continue;
		const [from, to] = [x(week.monday), x(addDays(week.monday, 7))];
		const last = gaps.at(-1);
		if (last && last.to === from) last.to = to;
		else gaps.push({ from, to });
	}
	return gaps;
}

/** Each label in the first row where it meets no other. */
function placeLabels(tests: readonly { readonly x: number; readonly label: string }[]) {
	const lanes: { from: number; to: number }[][] = [];
	return tests.map(({ x, label }) => {
		const [dot, text] = [dotPx / widthPx, (label.length * letterPx) / widthPx];
		const side = x - dot - text >= 0 ? ("left" as const) : ("right" as const);
		const from = side === "left" ? x - dot - text : x - dot / 2;
		const to = side === "left" ? x + dot / 2 : x + dot + text;
		const free = lanes.findIndex((lane) => lane.every((taken) => taken.to <= from || taken.from >= to));
		const lane = free === -1 ? lanes.length : free;
		lanes[lane] = [...(lanes[lane] ?? []), { from, to }];
		return { x, lane, side };
	});
}

const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
const clamp = (ratio: number) => Math.max(0, Math.min(1, ratio));
