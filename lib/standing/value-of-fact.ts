import { atScale } from "../domain/decimals";
import { hasOwnMaximum } from "../domain/measure-domains";
import { getMeasure, type MeasureType } from "../domain/measures";
import { type Interval, jeffreysInterval } from "../stats/jeffreys-interval";
import type { GoalFact, LevelFact, PracticeFact, TestFact } from "./facts";
import { levelIndex, levelOrder } from "./level-order";
import type { StandingSettings } from "./settings";

/** What a fact is measured in: only values of one key are ever compared. */
export interface MeasureKey {
	readonly kind: "practice" | "level" | "test";
	readonly type: MeasureType | "share-right" | "own-level";
	/** Tests: the assessment and part; levels and practice: empty. */
	readonly assessmentId: string;
	readonly partSourceId: string;
	/** The highest score, where it is part of the scale: 8 of 10 is never ranked with 8 of 50. Absent: it is not. */
	readonly maximum?: number | null;
	/** Decimals of the scale (lib/domain/decimals.ts), which follow from test, part and type; absent: not known. */
	readonly decimals?: number | null;
}

export interface Value {
	/** For comparison: more is better. Null: cannot be ordered, or not enough to be compared. */
	readonly rank: number | null;
	/** As shown: a number on the scale of the source, or null where only a label was sent. */
	readonly shown: number | null;
	/** The label as sent, where the value is one. */
	readonly label: string | null;
	/** 95 % interval on the scale of `shown`; null where there is none. */
	readonly interval: Interval | null;
	/** Set where it counts in another group than the one on screen: shown, and in no figure of this one. */
	readonly elsewhere?: NonNullable<TestFact["elsewhere"]>;
}

export function measureKeyOf(fact: GoalFact): MeasureKey {
	switch (fact.kind) {
		case "practice":
			return { kind: "practice", type: "share-right", assessmentId: "", partSourceId: "" };
		case "level":
			return { kind: "level", type: "own-level", assessmentId: "", partSourceId: "" };
		case "test":
			return testKey(fact);
	}
}

function testKey({ type, assessmentId, partSourceId, maximum, decimals }: TestFact): MeasureKey {
	return {
		...{ kind: "test", type, assessmentId, partSourceId },
		...(hasOwnMaximum(type) ? { maximum } : {}),
		...(decimals == null ? {} : { decimals }),
	};
}

/** The value of a fact on its own scale; null when it holds no value that may be shown. */
export function valueOfFact(fact: GoalFact, settings: StandingSettings): Value | null {
	switch (fact.kind) {
		case "practice":
			return practiceValue(fact, settings);
		case "level":
			return levelValue(fact);
		case "test":
			return testValue(fact);
	}
}

/** A result that counts in another group has no place in this one. */
function testValue(fact: TestFact): Value {
	const value = outcomeValue(fact);
	return fact.elsewhere === undefined ? value : { ...value, rank: null, elsewhere: fact.elsewhere };
}

/** Share right in percent with its Jeffreys interval; partial credit gives a mean without one (STANDING). */
export function practiceValue(
	fact: Pick<PracticeFact, "judged" | "correct" | "partial" | "partialSum">,
	settings: Pick<StandingSettings, "valueMin" | "evidenceMin">,
): Value | null {
	const value = shareValue(fact, settings);
	if (value !== null || fact.judged > 0 || fact.partial < settings.valueMin) return value;
	const mean = (100 * fact.partialSum) / fact.partial;
	return { rank: fact.partial >= settings.evidenceMin ? mean : null, shown: mean, label: null, interval: null };
}

/** A share right in percent with its interval: null under the minimum to show, no rank under the minimum to compare. */
export function shareValue(
	{ correct, judged }: Pick<PracticeFact, "correct" | "judged">,
	settings: Pick<StandingSettings, "valueMin" | "evidenceMin">,
): Value | null {
	if (judged < settings.valueMin) return null;
	const share = (100 * correct) / judged;
	const interval = jeffreysInterval(correct, judged);
	return {
		rank: judged >= settings.evidenceMin ? share : null,
		shown: share,
		label: null,
		interval: interval && { low: 100 * interval.low, high: 100 * interval.high },
	};
}

function levelValue(fact: LevelFact): Value | null {
	return fact.score === null ? null : { rank: fact.score, shown: fact.score, label: null, interval: null };
}

/**
 * The value of one outcome of a test. Numbers rank as they are shown (at most 6 decimals), turned round where lower is
 * better, so that what looks equal is equal; levels by their place
 * from weakest, 1; the rest is shown and counted but never ranked.
 */
export function outcomeValue({
	type,
	text,
	number,
	levels,
}: Pick<TestFact, "type" | "text" | "number" | "levels">): Value {
	const measure = getMeasure(type);
	if (measure.scale === "numeric" && number !== null) {
		const shown = atScale(number);
		return { rank: measure.better === "lower" ? -shown : shown, shown, label: null, interval: null };
	}
	const order = levels ?? levelOrder(type);
	const index = order === null || measure.scale === "numeric" ? null : levelIndex(type, text, order);
	return { rank: index === null ? null : index + 1, shown: null, label: text, interval: null };
}
