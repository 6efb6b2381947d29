import { compareNames } from "../domain/compare-names";
import { ordinalQuantile } from "../stats/ordinal-quantile";
import { type Position, position } from "../stats/position";
import { type Quartiles, quartiles } from "../stats/quartiles";
import type { StandingSettings } from "./settings";
import type { Value } from "./value-of-fact";

export interface LevelCount {
	readonly level: string;
	readonly count: number;
}

/** What can be said of the group on one measure. */
export type GroupSpread =
	| { readonly code: "too-few"; readonly n: number }
	| {
			readonly code: "numeric";
			readonly n: number;
			/** On the scale as shown. */
			readonly quartiles: Quartiles;
	  }
	| {
			readonly code: "ordinal";
			readonly n: number;
			/** Levels that somebody has: the middle one, and the ends of the middle half, the lower being the weaker. */
			readonly median: string;
			readonly lower: string;
			readonly upper: string;
			/** From weakest to best; of the whole scale where it was given, so with those of nobody. */
			readonly counts: readonly LevelCount[];
	  }
	| {
			/** Labels without an order: how many have each, the commonest first. No middle, no places. */
			readonly code: "unordered";
			readonly n: number;
			readonly counts: readonly LevelCount[];
	  };

/** Where a pupil stands: counts of the group, never a word. */
export type Standing =
	| { readonly code: "too-few" | "not-comparable" }
	/** The result counts in another group of the pupil, by name; null: in none (counting-group.ts). */
	| { readonly code: "elsewhere"; readonly group: string | null }
	| {
			readonly code: "placed";
			readonly position: Position;
			/** Against the middle half of the group. */
			readonly middleHalf: "below" | "within" | "above";
			/** Whether the pupil's own interval leaves out the median; null without an interval. */
			readonly distinguishable: boolean | null;
	  };

/**
 * The spread of the group over values of one measure: quartiles of type 7 for numbers, levels of type 1 for ordered
 * labels, counts alone for labels without an order; nothing under the minimum of comparable pupils (STANDING).
 * @param levels of the scale, weakest first, so that levels of nobody are counted too; null: those that occur
 */
export function groupSpread(
	values: readonly Value[],
	settings: StandingSettings,
	levels: readonly string[] | null = null,
): GroupSpread {
	const ranked = values.filter((value) => value.rank !== null);
	const n = ranked.length;
	if (n === 0) return unorderedSpread(values.filter(countedIn(values)), settings);
	if (n < settings.comparableMin) return { code: "too-few", n };
	const numbers = ranked.flatMap((value) => (value.shown === null ? [] : [value.shown]));
	const spread = numbers.length === n ? quartiles(numbers) : null;
	if (spread !== null) return { code: "numeric", n, quartiles: spread };
	const steps = stepsOf(ranked, levels);
	const ranks = ranked.map((value) => value.rank ?? 0);
	const levelAt = (p: number) => steps.find((step) => step.rank === ordinalQuantile(ranks, p))?.level ?? "";
	const counts = steps.map(({ rank, level }) => ({ level, count: ranks.filter((one) => one === rank).length }));
	return { code: "ordinal", n, lower: levelAt(0.25), median: levelAt(0.5), upper: levelAt(0.75), counts };
}

/**
 * Which of the values the spread is of, so that they can be drawn apart and counted: those with a rank; where none has
 * one, those with a label. What counts in another group is not among them. There are as many as `n` of the spread says.
 */
export function countedIn(values: readonly Value[]): (value: Value) => boolean {
	const isRanked = values.some((value) => value.rank !== null);
	return (value) => value.elsewhere === undefined && (isRanked ? value.rank !== null : value.label !== null);
}

/** The standing of one value among all values of its measure, itself included. */
export function standingOf(value: Value, values: readonly Value[], settings: StandingSettings): Standing {
	return standingsIn(values, settings)(value);
}

/** The same for every value of a group: what they share is computed once, and not again for each. */
export function standingsIn(values: readonly Value[], settings: StandingSettings): (value: Value) => Standing {
	const ranks = values.flatMap((other) => (other.rank === null ? [] : [other.rank]));
	if (ranks.length < settings.comparableMin)
		return (value) => (value.rank === null ? unranked(value) : { code: "too-few" });
	const spread = groupSpread(values, settings);
	const middle = spread.code === "numeric" ? spread.quartiles.median : null;
	// A measure is of numbers or of levels, never of both.
	const half = values.some((other) => other.shown !== null) ? quartiles(ranks) : middleLevels(ranks);
	return (value) => {
		if (value.rank === null) return unranked(value);
		const place = position(value.rank, ranks);
		if (place === null) return { code: "too-few" };
		return {
			code: "placed",
			position: place,
			middleHalf: againstMiddleHalf(value.rank, half),
			distinguishable: value.interval === null || middle === null ? null : !covers(value.interval, middle),
		};
	};
}

const unranked = ({ elsewhere }: Value): Standing =>
	elsewhere === undefined ? { code: "not-comparable" } : { code: "elsewhere", group: elsewhere.group };

interface MiddleHalf {
	readonly lower: number | null;
	readonly upper: number | null;
}

const middleLevels = (ranks: readonly number[]): MiddleHalf => ({
	lower: ordinalQuantile(ranks, 0.25),
	upper: ordinalQuantile(ranks, 0.75),
});

/** By rank, so that "below" is weaker also where a lower number is better. */
function againstMiddleHalf(rank: number, half: MiddleHalf | null): "below" | "within" | "above" {
	if (half?.lower != null && rank < half.lower) return "below";
	return half?.upper != null && rank > half.upper ? "above" : "within";
}

function covers(interval: { readonly low: number; readonly high: number }, point: number): boolean {
	return interval.low <= point && point <= interval.high;
}

function unorderedSpread(values: readonly Value[], settings: StandingSettings): GroupSpread {
	if (values.length < settings.comparableMin) return { code: "too-few", n: values.length };
	const counts = new Map<string, number>();
	for (const { label } of values) counts.set(label ?? "", (counts.get(label ?? "") ?? 0) + 1);
	const ordered = [...counts].map(([level, count]) => ({ level, count }));
	ordered.sort((a, b) => b.count - a.count || compareNames(a.level, b.level));
	return { code: "unordered", n: values.length, counts: ordered };
}

/** The steps of a scale from weakest to best. Ranks of levels begin at 1; what shares a rank is one step. */
function stepsOf(ranked: readonly Value[], levels: readonly string[] | null): { rank: number; level: string }[] {
	if (levels !== null) return levels.map((level, index) => ({ rank: index + 1, level }));
	const occurring = new Map(ranked.map((value) => [value.rank ?? 0, value.label ?? ""]));
	return [...occurring].map(([rank, level]) => ({ rank, level })).sort((a, b) => a.rank - b.rank);
}
