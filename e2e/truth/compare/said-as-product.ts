import type { Interval } from "../figures/jeffreys";
import { comparableLeast, halfOf, type Position, type Spread } from "../figures/standing";

interface Figures {
	readonly spreads: ReadonlyMap<string, Spread>;
	readonly positions: ReadonlyMap<string, Position>;
}

/** A place as the product words it: counts, the share of the definition, the half; `interval` on the scale of the rank. */
export function placeOf(figures: Figures, of: string, pupil: string, rank: number | null, interval: Interval | null) {
	const position = figures.positions.get(`${of}|${pupil}`);
	const spread = figures.spreads.get(of);
	if (rank === null || !position || !spread) return { code: "not-comparable" };
	if (position.n < comparableLeast) return { code: "too-few" };
	const { below, equal, n } = position;
	return {
		code: "placed",
		position: { below, equal, above: n - below - equal, n, share: (100 * (below + equal / 2)) / n },
		middleHalf: halfOf(rank, spread),
		// "When the interval of the pupil covers the group median": not to be told apart.
		distinguishable: interval && (spread.median < interval.low || interval.high < spread.median),
	};
}

/** A spread as the product words it: of numbers by quartiles, of levels by their names and counts, the lowest first. */
export function spreadOf(
	figures: Figures,
	of: string,
	values: readonly { readonly number?: number | null; readonly text?: string; readonly rank: number | null }[],
) {
	const spread = figures.spreads.get(of);
	if (!spread) return { code: "too-few", n: 0 };
	const { n, lower, median, upper } = spread;
	if (n < comparableLeast) return { code: "too-few", n };
	// What counts elsewhere has no rank, and is not in the distribution.
	const levels = values.filter(({ number, rank }) => number === null && rank !== null);
	// A number of faults is turned to be compared, and shown as it is.
	const turned = values.some(
		({ number, rank }) => number !== null && rank !== null && number !== undefined && rank === -number && rank < 0,
	);
	if (levels.length === 0 && turned)
		return { code: "numeric", n, quartiles: { lower: -upper, median: -median, upper: -lower } };
	if (levels.length === 0) return { code: "numeric", n, quartiles: { lower, median, upper } };
	const names = new Map(levels.map(({ rank, text }) => [rank!, text!]));
	const counts = [...names].sort(([one], [other]) => one - other);
	return {
		...{ code: "ordinal", n, lower: names.get(lower), median: names.get(median), upper: names.get(upper) },
		counts: counts.map(([rank, level]) => ({ level, count: levels.filter((value) => value.rank === rank).length })),
	};
}

/** Levels that nobody has are named or not: that is no figure. */
export function withoutEmpty(spread: unknown): unknown {
	if (typeof spread !== "object" || spread === null || !("counts" in spread)) return spread;
	return { ...spread, counts: (spread.counts as { count: number }[]).filter(({ count }) => count > 0) };
}
