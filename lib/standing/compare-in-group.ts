import { groupSpread, standingOf } from "./group-standing";
import type { StandingSettings } from "./settings";
import type { Value } from "./value-of-fact";

/** The group as a strip draws it: everything on one axis, of numbers as shown, of levels their place from weakest, 0. */
export interface Spread {
	/** Everybody's value, the pupil's included, lowest first. */
	readonly values: readonly number[];
	readonly lower: number;
	readonly median: number;
	readonly upper: number;
	/** Of levels: their names from weakest to best; null for numbers. */
	readonly levels: readonly string[] | null;
}

export type Comparison =
	| {
			readonly state: "compared";
			readonly n: number;
			readonly spread: Spread;
			readonly own: number;
			/** How many of the n are weaker, and equal (the pupil included). */
			readonly below: number;
			readonly equal: number;
			readonly place: "below" | "within" | "above";
			/** Whether the pupil's interval leaves out the median; null without an interval. */
			readonly distinct: boolean | null;
	  }
	/** The result counts in another group (counting-group.ts). */
	| { readonly state: "elsewhere"; readonly n: number }
	| { readonly state: "too-few" | "not-ranked" | "adaptive" | "no-value" | "little-evidence"; readonly n: number };

/**
 * One pupil among the members of a group on one measure of one source: the standing and the spread of group-standing.ts
 * laid out for a strip, or the reason why there is none.
 * @param own the pupil's value; null: the pupil has none
 * @param others values of the other members
 * @param levels of an ordered scale, weakest first
 */
export function compareInGroup(
	own: Value | null,
	others: readonly Value[],
	settings: StandingSettings,
	levels: readonly string[] | null = null,
): Comparison {
	const n = others.length + (own === null ? 0 : 1);
	if (own === null) return { state: "no-value", n };
	if (own.rank === null) return { state: own.label === null ? "little-evidence" : "not-ranked", n };
	const ranked = [own, ...others].filter((value) => value.rank !== null);
	const standing = standingOf(own, ranked, settings);
	const spread = layOut(ranked, settings, levels);
	if (standing.code !== "placed" || spread === null) return { state: "too-few", n: ranked.length };
	const { below, equal } = standing.position;
	return {
		...{ state: "compared", n: ranked.length, spread, own: own.shown ?? placeAmong(ranked, levels)(own), below, equal },
		...{ place: standing.middleHalf, distinct: standing.distinguishable },
	};
}

function layOut(ranked: readonly Value[], settings: StandingSettings, levels: readonly string[] | null): Spread | null {
	const spread = groupSpread(ranked, settings, levels);
	if (spread.code === "numeric") {
		const values = ranked.flatMap((value) => value.shown ?? []).sort((a, b) => a - b);
		return { values, ...spread.quartiles, levels: null };
	}
	if (spread.code !== "ordinal") return null;
	const names = spread.counts.map((one) => one.level);
	const [lower, median, upper] = [spread.lower, spread.median, spread.upper].map((name) => names.indexOf(name));
	const values = ranked.map(placeAmong(ranked, levels)).sort((a, b) => a - b);
	return { values, lower: lower ?? 0, median: median ?? 0, upper: upper ?? 0, levels: names };
}

/** Ranks of levels begin at 1; without the whole scale only those that occur have a place. */
function placeAmong(ranked: readonly Value[], levels: readonly string[] | null): (value: Value) => number {
	const ranks = levels?.map((_, index) => index + 1) ?? [...new Set(ranked.map((value) => value.rank ?? 1))];
	const ordered = ranks.sort((a, b) => a - b);
	return (value) => ordered.indexOf(value.rank ?? 1);
}
