import { ordinalMedian } from "../stats/ordinal-median";
import { type Position, position } from "../stats/position";
import { type Quartiles, quartiles } from "../stats/quartiles";
import type { StandingSettings } from "./settings";
import type { Value } from "./value-of-fact";

/** What can be said of the group on one measure. */
export type GroupSpread =
	| { readonly code: "too-few"; readonly n: number }
	| {
			readonly code: "numeric";
			readonly n: number;
			/** On the scale as shown. */
			readonly quartiles: Quartiles;
	  }
	| { readonly code: "ordinal"; readonly n: number; readonly median: string };

/** Where a pupil stands: counts of the group, never a word. */
export type Standing =
	| { readonly code: "too-few" | "not-comparable" }
	| {
			readonly code: "placed";
			readonly position: Position;
			/** Against the middle half (numbers only; null for labels). */
			readonly middleHalf: "below" | "within" | "above" | null;
			/** The pupil's own interval covers the median: not distinguishable from the group (numbers only). */
			readonly distinguishable: boolean | null;
	  };

/**
 * The spread of the group over values of one measure: quartiles of type 7 for numbers, the median of type 1 for
 * labels, nothing under the minimum of comparable pupils (STANDING, position and too few).
 */
export function groupSpread(values: readonly Value[], settings: StandingSettings): GroupSpread {
	const comparable = values.filter((value) => value.rank !== null);
	const n = comparable.length;
	if (n < settings.comparableMin) return { code: "too-few", n };
	const numbers = comparable.flatMap((value) => (value.shown === null ? [] : [value.shown]));
	const spread = numbers.length === n ? quartiles(numbers) : null;
	if (spread !== null) return { code: "numeric", n, quartiles: spread };
	const middle = ordinalMedian(comparable.map((value) => value.rank ?? 0));
	const label = comparable.find((value) => value.rank === middle)?.label;
	return label == null ? { code: "too-few", n } : { code: "ordinal", n, median: label };
}

/** The standing of one value among all values of its measure, itself included. */
export function standingOf(value: Value, values: readonly Value[], settings: StandingSettings): Standing {
	const ranks = values.flatMap((other) => (other.rank === null ? [] : [other.rank]));
	if (value.rank === null) return { code: "not-comparable" };
	if (ranks.length < settings.comparableMin) return { code: "too-few" };
	const place = position(value.rank, ranks);
	if (place === null) return { code: "too-few" };
	const spread = groupSpread(values, settings);
	if (spread.code !== "numeric" || value.shown === null) {
		return { code: "placed", position: place, middleHalf: null, distinguishable: null };
	}
	return {
		code: "placed",
		position: place,
		middleHalf: againstMiddleHalf(value.rank, ranks),
		distinguishable: value.interval === null ? null : !covers(value.interval, spread.quartiles.median),
	};
}

function againstMiddleHalf(rank: number, ranks: readonly number[]): "below" | "within" | "above" | null {
	const half = quartiles(ranks);
	if (half === null) return null;
	if (rank < half.lower) return "below";
	return rank > half.upper ? "above" : "within";
}

function covers(interval: { readonly low: number; readonly high: number }, point: number): boolean {
	return interval.low <= point && point <= interval.high;
}
