import { getMeasure, type MeasureType } from "../domain/measures";
import { ordinalQuantile } from "../stats/ordinal-quantile";
import { quantile } from "../stats/quantile";
import { defaultSettings } from "./settings";

export interface MemberValue {
	/** As sent, for levels and labels. */
	readonly text: string;
	readonly number: number | null;
}

export interface Spread {
	/** Everybody's value, the pupil's included, lowest first; of levels their rank from weakest, 0. */
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
			/** How many of the n are below, and equal (the pupil included). */
			readonly below: number;
			readonly equal: number;
			readonly place: "below" | "within" | "above";
			/** Whether the pupil's interval leaves out the median; null without an interval. */
			readonly distinct: boolean | null;
	  }
	| { readonly state: "too-few" | "not-ranked" | "adaptive" | "no-value" | "little-evidence"; readonly n: number };

/**
 * Where a pupil stands among the members of a group on one measure of one source. Numbers by quartiles of type 7,
 * ordered levels by type 1, so that a median level is a level; unordered results and effort are never ranked.
 * @param own the pupil's value; null: the pupil has none
 * @param others values of the other members
 * @param interval of the pupil's value, on the same scale
 */
export function compareInGroup(
	type: MeasureType | "share-right",
	own: MemberValue | null,
	others: readonly MemberValue[],
	interval: { readonly low: number; readonly high: number } | null = null,
): Comparison {
	const scale = scaleOf(type);
	const n = others.length + (own === null ? 0 : 1);
	if (own === null) return { state: "no-value", n };
	if (scale === null) return { state: "not-ranked", n };
	const mine = scale.rank(own);
	if (mine === null) return { state: "not-ranked", n };
	const ranked = others.map(scale.rank).filter((value) => value !== null);
	const values = [...ranked, mine].sort((a, b) => a - b);
	if (values.length < defaultSettings.comparableMin) return { state: "too-few", n: values.length };
	const spread = spreadOf(values, scale.levels);
	if (spread === null) return { state: "too-few", n: values.length };
	return {
		state: "compared",
		n: values.length,
		spread,
		own: mine,
		below: values.filter((value) => value < mine).length,
		equal: values.filter((value) => value === mine).length,
		place: mine < spread.lower ? "below" : mine > spread.upper ? "above" : "within",
		distinct: interval && (spread.median < interval.low || spread.median > interval.high),
	};
}

interface Scale {
	readonly levels: readonly string[] | null;
	rank(value: MemberValue): number | null;
}

function scaleOf(type: MeasureType | "share-right"): Scale | null {
	if (type === "share-right") return { levels: null, rank: (value) => value.number };
	const measure = getMeasure(type);
	if (measure.scale === "numeric") return { levels: null, rank: (value) => value.number };
	if (measure.scale !== "ordinal" || measure.order === null) return null;
	const levels = measure.order.toReversed();
	return {
		levels,
		rank: (value) => {
			const rank = levels.indexOf(value.text.trim());
			return rank < 0 ? null : rank;
		},
	};
}

function spreadOf(values: readonly number[], levels: readonly string[] | null): Spread | null {
	const cut = levels === null ? quantile : ordinalQuantile;
	const [lower, median, upper] = [0.25, 0.5, 0.75].map((share) => cut(values, share));
	if (lower == null || median == null || upper == null) return null;
	return { values, lower, median, upper, levels };
}
