import type { GridColumn } from "../standing/build-group-grid";
import type { GroupSpread, LevelCount } from "../standing/group-standing";
import { type StackedDot, stackDots } from "./stack-dots";

/** The group on one goal by one source; everything as a share of the width, 0-1. */
export type GoalStrip =
	| {
			readonly kind: "axis";
			/** A dot per pupil who counts in the median, lowest first: the median lies in their middle. */
			readonly dots: readonly (StackedDot & { readonly stuck: boolean })[];
			/** A dot per pupil with a value that does not count yet; drawn apart from the others. */
			readonly uncounted: readonly StackedDot[];
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
	if (column.cells.every((cell) => cell.value === null)) return null;
	const { scale } = column;
	if (scale === null) return { kind: "labels", labels: countsOf(column.spread) };
	const at = (shown: number) => Math.min(1, Math.max(0, (shown - scale.low) / (scale.high - scale.low)));
	const placed = column.cells
		.flatMap(({ value, counts, state }) =>
			value?.shown == null ? [] : [{ x: at(value.shown), counts, stuck: state === "stuck" }],
		)
		.sort((a, b) => a.x - b.x);
	const counted = placed.filter((dot) => dot.counts);
	const dots = stackDots(counted.map((dot) => dot.x));
	return {
		kind: "axis",
		dots: dots.map((dot, index) => ({ ...dot, stuck: counted[index]?.stuck ?? false })),
		uncounted: stackDots(placed.filter((dot) => !dot.counts).map((dot) => dot.x)),
		...scale,
		group: column.share === null ? groupOf(column.spread, at) : null,
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
