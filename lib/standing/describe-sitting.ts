import { mostDecimals } from "../domain/decimals";
import type { PersonId } from "../domain/ids";
import { hasOwnMaximum } from "../domain/measure-domains";
import { getMeasure, type MeasureType } from "../domain/measures";
import { type GroupSpread, groupSpread, type Standing, standingsIn } from "./group-standing";
import { levelOrder } from "./level-order";
import { type PartShare, partShare } from "./part-share";
import type { StandingSettings } from "./settings";
import { outcomeValue, type Value } from "./value-of-fact";

/** One final outcome of a pupil at a sitting. */
export interface SittingOutcome {
	readonly pupilId: PersonId;
	/** Empty: the whole test. */
	readonly partSourceId: string;
	readonly type: MeasureType;
	readonly text: string;
	readonly number: number | null;
	readonly maximum: number | null;
	/** The order of the supplier's own scale, weakest first; else that of the standard. */
	readonly levels?: readonly string[] | null;
	/** Of its scale (lib/domain/decimals.ts); null or absent: of labels, or not known. */
	readonly decimals?: number | null;
}

/** One measure of a sitting or a part of it: everybody's value, what that says of the group, and who stands where. */
export interface SittingMeasure {
	readonly type: MeasureType;
	/** Empty: the whole test. */
	readonly partSourceId: string;
	/** Where all were sent one highest score; null: none, or different ones. */
	readonly maximum: number | null;
	/** Of the scale; null: labels, or not known. */
	readonly decimals: number | null;
	readonly values: ReadonlyMap<PersonId, Value>;
	readonly spread: GroupSpread;
	readonly standings: ReadonlyMap<PersonId, Standing>;
}

export interface SittingPart extends SittingMeasure {
	readonly name: string;
	/** Null: it is a score on a scale, or too few made it. */
	readonly share: PartShare | null;
	/** The measure of the part that the reading rests on; a part may have others: its number right and its credits. */
	readonly leads: boolean;
}

export interface SittingPicture {
	/** The numbers that the test is drawn by; null: levels or labels only. */
	readonly main: SittingMeasure | null;
	/** Other numbers of the whole test, also of pupils who have none of the main one. */
	readonly others: readonly SittingMeasure[];
	/** Levels and labels as delivered. */
	readonly levels: readonly SittingMeasure[];
	/** The measures of each part, the leading one first. */
	readonly parts: readonly SittingPart[];
}

/** Everything that can be said of one group at one sitting. Only outcomes of pupils that are compared belong in it. */
export function describeSitting(
	outcomes: readonly SittingOutcome[],
	parts: readonly { readonly sourceId: string; readonly name: string }[],
	settings: StandingSettings,
): SittingPicture {
	const whole = measuresOf(outcomes, "", settings);
	const numbers = inOrder(whole.filter(isNumeric), (one) => priority(one.type));
	return {
		main: numbers[0] ?? null,
		others: numbers.slice(1),
		levels: whole.filter((one) => ["ordinal", "unordered"].includes(getMeasure(one.type).scale)),
		parts: parts.flatMap(({ sourceId, name }) =>
			inOrder(measuresOf(outcomes, sourceId, settings).filter(isNumeric), partPriority).map(
				(one, index): SittingPart => ({ ...one, name, share: partShare(one, settings), leads: index === 0 }),
			),
		),
	};
}

/** Of a part the number right says most, then the share right, then credits, then a score on a scale. */
const partOrder: Partial<Record<MeasureType, number>> = {
	"number-correct": 1,
	"percentage-correct": 2,
	"score-points": 3,
	"skill-score": 4,
};
const partPriority = (one: SittingMeasure) => partOrder[one.type] ?? 10 + priority(one.type);
const priority = (type: MeasureType) => getMeasure(type).cellPriority ?? Number.POSITIVE_INFINITY;
const isNumeric = (one: SittingMeasure) => getMeasure(one.type).scale === "numeric";

/** A measure of fewer pupils than this share of the best covered one does not stand for the test. */
const coverageRatio = 0.8;

/** Those that stand for the test first, by what says most and then by most pupils; then the others in the same order. */
function inOrder(measures: readonly SittingMeasure[], priorityOf: (one: SittingMeasure) => number): SittingMeasure[] {
	const most = Math.max(0, ...measures.map((one) => one.values.size));
	const stands = (one: SittingMeasure) => (one.values.size >= coverageRatio * most ? 0 : 1);
	return measures.toSorted(
		(a, b) => stands(a) - stands(b) || priorityOf(a) - priorityOf(b) || b.values.size - a.values.size,
	);
}

/** Apart by type, and by the highest score where that is part of the scale: 8 of 10 is not ranked with 8 of 50. */
function measuresOf(
	outcomes: readonly SittingOutcome[],
	partSourceId: string,
	settings: StandingSettings,
): SittingMeasure[] {
	const own = outcomes.filter((one) => one.partSourceId === partSourceId && getMeasure(one.type).scale !== "effort");
	const scales = new Map<string, SittingOutcome[]>();
	for (const one of own) {
		const key = hasOwnMaximum(one.type) ? `${one.type} ${one.maximum ?? ""}` : one.type;
		scales.set(key, [...(scales.get(key) ?? []), one]);
	}
	return [...scales.values()].flatMap((ofScale) => {
		const [first] = ofScale;
		if (first === undefined) return [];
		const maxima = new Set(ofScale.map((one) => one.maximum));
		const values = new Map(ofScale.map((one) => [one.pupilId, outcomeValue(one)]));
		const all = [...values.values()];
		const standingOf = standingsIn(all, settings);
		return [
			{
				...{ type: first.type, partSourceId, values },
				maximum: maxima.size === 1 ? first.maximum : null,
				decimals: mostDecimals(ofScale),
				spread: groupSpread(all, settings, first.levels ?? levelOrder(first.type)),
				standings: new Map([...values].map(([pupilId, value]) => [pupilId, standingOf(value)])),
			},
		];
	});
}
