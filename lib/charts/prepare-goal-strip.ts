import type { GridColumn } from "../standing/build-group-grid";
import type { GroupSpread, LevelCount } from "../standing/group-standing";
import { type StackedDot, stackDots } from "./stack-dots";

/** The group on one goal by one source; everything as a share of the width, 0-1. */
export type GoalStrip =
	| {
			readonly kind: "axis";
			/** A dot per pupil with a value, lowest first. */
			readonly dots: readonly (StackedDot & { readonly stuck: boolean })[];
			readonly low: number;
			readonly high: number;
			/** The axis does not begin and end where the scale does. */
			readonly cut: boolean;
			/** Null: too few to say anything of the group. */
			readonly group: { readonly lower: number; readonly median: number; readonly upper: number } | null;
	  }
	| {
			readonly kind: "labels";
			/** The best level first, or the commonest label where they have no order; nothing under the minimum of pupils. */
			readonly labels: readonly LevelCount[];
	  };

/** Null: nobody has a value. Labels have no axis: they are counted. */
export function prepareGoalStrip(column: GridColumn): GoalStrip | null {
	const valued = column.cells.flatMap(({ value, status }) => (value === null ? [] : [{ value, status }]));
	if (valued.length === 0) return null;
	const { scale } = column;
	if (scale === null) return { kind: "labels", labels: countsOf(column.spread) };
	const at = (shown: number) => Math.min(1, Math.max(0, (shown - scale.low) / (scale.high - scale.low)));
	const ordered = valued
		.flatMap(({ value, status }) => (value.shown === null ? [] : [{ x: at(value.shown), stuck: status === "stuck" }]))
		.sort((a, b) => a.x - b.x);
	const dots = stackDots(ordered.map((dot) => dot.x));
	return {
		kind: "axis",
		dots: dots.map((dot, index) => ({ ...dot, stuck: ordered[index]?.stuck ?? false })),
		...scale,
		group: groupOf(column.spread, at),
	};
}

function groupOf(spread: GroupSpread, at: (shown: number) => number) {
	if (spread.code !== "numeric") return null;
	const { lower, median, upper } = spread.quartiles;
	return { lower: at(lower), median: at(median), upper: at(upper) };
}

function countsOf(spread: GroupSpread): readonly LevelCount[] {
	if (spread.code === "ordinal") return spread.counts.toReversed();
	return spread.code === "unordered" ? spread.counts : [];
}
