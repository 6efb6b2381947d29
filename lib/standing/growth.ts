import type { PersonId } from "../domain/ids";
import { hasOwnMaximum } from "../domain/measure-domains";
import { getMeasure, type MeasureType } from "../domain/measures";
import { exactDifference } from "../stats/exact-difference";
import { type GroupSpread, groupSpread, type Standing, standingsIn } from "./group-standing";
import type { StandingSettings } from "./settings";
import type { Value } from "./value-of-fact";

/** What a result is measured on, as far as it decides with which other result it can be compared as a change. */
export interface ResultScale {
	readonly type: MeasureType;
	readonly assessmentId: string;
	/** Empty: the whole test. */
	readonly partSourceId: string;
	/** The scale family of this measure, that the supplier declared or a person confirmed; null: the test lies on a scale of its own. */
	readonly familyId: string | null;
	/** The highest score that was stated; null: none, or different ones. */
	readonly maximum: number | null;
}

/** One measure of one sitting: who scored what. */
export interface GrowthSide extends ResultScale {
	/** Of the values of this sitting, on their scale, where the supplier states it; null: not known. */
	readonly standardError: number | null;
	readonly values: ReadonlyMap<PersonId, Value>;
}

export interface PupilGrowth {
	readonly pupilId: PersonId;
	readonly earlier: Value;
	readonly later: Value;
	/** By direction of the scale: better also where a lower number is better. */
	readonly change: "better" | "same" | "weaker";
	/** Later minus earlier on the scale, exact in decimals; null for levels, with which there is no arithmetic. */
	readonly difference: number | null;
	/** 95 % interval of the difference; null where an error is not known. */
	readonly interval: { readonly low: number; readonly high: number } | null;
	/** Whether that interval leaves out 0; null: no claim. */
	readonly beyondError: boolean | null;
	/** Against the differences of the group; null for levels. */
	readonly standing: Standing | null;
}

export type Growth =
	| {
			/** Not one scale: neither one family nor one test, or a measure that cannot tell growth. */
			readonly code: "other-scale";
	  }
	| {
			readonly code: "numeric" | "levels";
			/** Those with both, in the order of pupilIds. */
			readonly pupils: readonly PupilGrowth[];
			/** How many have both. */
			readonly n: number;
			/** Standard error of a difference: sqrt(se1^2 + se2^2); null where one is not known, and for levels. */
			readonly error: number | null;
			/** Of the differences of the group; null for levels. */
			readonly spread: GroupSpread | null;
			/** How many went up, stayed and went down; null under the minimum of comparable pupils. */
			readonly moved: { readonly better: number; readonly same: number; readonly weaker: number } | null;
			/** Pupils with one sitting only: missing in what is said of growth. */
			readonly onlyEarlier: readonly PersonId[];
			readonly onlyLater: readonly PersonId[];
	  };

/** The 0.975 quantile of the normal distribution. */
const twoSided95 = 1.959964;

/** Places in a norm group that itself grows: a difference of them is no growth on a scale. */
const relativeToNorm: ReadonlySet<MeasureType> = new Set(["percentile", "corrected-percentile"]);

/**
 * What pupils gained between two sittings of one scale family (STANDING, growth): the difference, with the error
 * sqrt(se1^2 + se2^2) where both are known (classical test theory: errors of two sittings are independent), against the
 * differences of the group over the same two sittings. Levels: up, same or down. Never across families.
 */
export function growthBetween(
	{
		pupilIds,
		earlier,
		later,
	}: { readonly pupilIds: readonly PersonId[]; readonly earlier: GrowthSide; readonly later: GrowthSide },
	settings: StandingSettings,
): Growth {
	if (!isComparableChange(earlier, later)) return { code: "other-scale" };
	const { scale } = getMeasure(later.type);
	const error = scale === "numeric" ? errorOf(earlier, later) : null;
	const known = pupilIds.flatMap((pupilId) => pairOf(pupilId, earlier, later, scale === "numeric"));
	const values = known.flatMap((one) => one.compared ?? []);
	const standingOf = standingsIn(values, settings);
	const pupils = known.map(({ compared, ...one }) => ({
		...one,
		...boundsOf(one.difference, error),
		standing: compared && standingOf(compared),
	}));
	const has = (side: GrowthSide, id: PersonId) => isComparable(side.values.get(id));
	return {
		code: scale === "numeric" ? "numeric" : "levels",
		pupils,
		n: pupils.length,
		error,
		spread: scale === "numeric" ? groupSpread(values, settings) : null,
		moved: pupils.length < settings.comparableMin ? null : countMoves(pupils),
		onlyEarlier: pupilIds.filter((id) => has(earlier, id) && !has(later, id)),
		onlyLater: pupilIds.filter((id) => has(later, id) && !has(earlier, id)),
	};
}

/**
 * Whether two results of one pupil, or the places they give in a group, can be compared as a change (STANDING, growth): one
 * measure that can tell growth, one family or one and the same part of a test, and one highest score where that is part of
 * the scale: 50 of 50 and then 4 of 10 is no loss of 46. Every screen that tells a change asks it here.
 */
export function isComparableChange(a: ResultScale, b: ResultScale): boolean {
	const { scale } = getMeasure(a.type);
	const tells = (scale === "numeric" || scale === "ordinal") && !relativeToNorm.has(a.type);
	const family = a.familyId !== null && a.familyId === b.familyId;
	const test = a.assessmentId === b.assessmentId && a.partSourceId === b.partSourceId;
	return tells && a.type === b.type && (family || test) && (!hasOwnMaximum(a.type) || a.maximum === b.maximum);
}

const isComparable = (value: Value | undefined): value is Value => value !== undefined && value.rank !== null;

function pairOf(pupilId: PersonId, { values: before }: GrowthSide, { values: after }: GrowthSide, numeric: boolean) {
	const [earlier, later] = [before.get(pupilId), after.get(pupilId)];
	if (!isComparable(earlier) || !isComparable(later)) return [];
	const gained = exactDifference(later.rank ?? 0, earlier.rank ?? 0);
	const change = gained > 0 ? ("better" as const) : gained < 0 ? ("weaker" as const) : ("same" as const);
	const difference = numeric ? exactDifference(later.shown ?? 0, earlier.shown ?? 0) : null;
	const compared = difference === null ? null : { rank: gained, shown: difference, label: null, interval: null };
	return [{ pupilId, earlier, later, change, difference, compared }];
}

function errorOf({ standardError: a }: GrowthSide, { standardError: b }: GrowthSide): number | null {
	return a === null || b === null ? null : Math.hypot(a, b);
}

function boundsOf(difference: number | null, error: number | null): Pick<PupilGrowth, "interval" | "beyondError"> {
	if (difference === null || error === null) return { interval: null, beyondError: null };
	const interval = { low: difference - twoSided95 * error, high: difference + twoSided95 * error };
	return { interval, beyondError: interval.low > 0 || interval.high < 0 };
}

function countMoves(pupils: readonly { readonly change: PupilGrowth["change"] }[]) {
	const count = (change: PupilGrowth["change"]) => pupils.filter((pupil) => pupil.change === change).length;
	return { better: count("better"), same: count("same"), weaker: count("weaker") };
}
