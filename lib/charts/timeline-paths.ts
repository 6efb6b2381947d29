import type { TimelineChart } from "./prepare-timeline";

/** The shapes of a timeline as path data in a square of `side`, which the picture stretches to its own size. */
export interface TimelinePaths {
	/** The middle half of the group, a box a week or sitting, and its medians. */
	readonly boxes: string;
	readonly medians: string;
	/** Pieces of the pupil's line. */
	readonly lines: string;
	readonly whiskers: string;
	/** The days of the evidence, from top to bottom; the interval over them, and the figure from there to the end. */
	readonly window: string;
	readonly windowInterval: string;
	readonly windowFigure: string;
	readonly rules: string;
}

export const side = 1000;

/** One path for all of a kind: a picture of 200 weeks is a handful of elements. */
export function timelinePaths({ rows, lines, boxes, rules, now }: TimelineChart): TimelinePaths {
	const window = now?.window ?? null;
	const interval = window?.interval ?? null;
	return {
		boxes: boxes.map(({ from, to, lower, upper }) => box(from, to, lower, upper)).join(""),
		medians: boxes.map(({ from, to, median }) => `M${at(from, median)}H${across(to)}`).join(""),
		lines: lines.map(({ from, to }) => `M${at(from.x, from.y)}L${at(to.x, to.y)}`).join(""),
		whiskers: rows
			.map(({ x, own, whisker }) =>
				own === null || whisker === null ? "" : `M${at(x, own - whisker[0])}V${down(own + whisker[1])}`,
			)
			.join(""),
		window: window ? box(window.from, window.to, 0, 1) : "",
		windowInterval: window && interval ? box(window.from, window.to, ...interval) : "",
		windowFigure: window ? `M${at(window.from, window.own)}H${side}` : "",
		rules: rules.map(({ y }) => `M0 ${down(y)}H${side}`).join(""),
	};
}

const box = (from: number, to: number, lower: number, upper: number) =>
	`M${at(from, upper)}H${across(to)}V${down(lower)}H${across(from)}Z`;
const round = (value: number) => Math.round(value * 10) / 10;
const across = (ratio: number) => round(ratio * side);
const down = (ratio: number) => round((1 - ratio) * side);
const at = (x: number, y: number) => `${across(x)} ${down(y)}`;
