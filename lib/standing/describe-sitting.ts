import type { PersonId } from "../domain/ids";
import { getMeasure, type MeasureType } from "../domain/measures";
import { median } from "../stats/median";
import { type GroupSpread, groupSpread, type Standing, standingsIn } from "./group-standing";
import { levelOrder } from "./level-order";
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
}

/** One measure of a sitting or a part of it: everybody's value, what that says of the group, and who stands where. */
export interface SittingMeasure {
	readonly type: MeasureType;
	/** Empty: the whole test. */
	readonly partSourceId: string;
	/** Where all were sent one highest score; null: none, or different ones. */
	readonly maximum: number | null;
	readonly values: ReadonlyMap<PersonId, Value>;
	readonly spread: GroupSpread;
	readonly standings: ReadonlyMap<PersonId, Standing>;
}

export interface SittingPart extends SittingMeasure {
	readonly name: string;
	/** Share right of the middle pupil, 0-1; null: the part has no share, or too few made it. */
	readonly medianRatio: number | null;
}

export interface SittingPicture {
	/** The numbers that the test is drawn by; null: levels or labels only. */
	readonly main: SittingMeasure | null;
	/** Levels and labels as delivered. */
	readonly levels: readonly SittingMeasure[];
	readonly parts: readonly SittingPart[];
}

/** Everything that can be said of one group at one sitting. Only outcomes of pupils that are compared belong in it. */
export function describeSitting(
	outcomes: readonly SittingOutcome[],
	parts: readonly { readonly sourceId: string; readonly name: string }[],
	settings: StandingSettings,
): SittingPicture {
	const whole = measuresOf(outcomes, "", settings);
	const numbers = covering(whole.filter((one) => getMeasure(one.type).scale === "numeric"));
	return {
		main: numbers.toSorted((a, b) => priority(a.type) - priority(b.type))[0] ?? null,
		levels: whole.filter((one) => ["ordinal", "unordered"].includes(getMeasure(one.type).scale)),
		parts: parts.flatMap(({ sourceId, name }) => {
			const candidates = covering(measuresOf(outcomes, sourceId, settings).filter((one) => one.type in partOrder));
			const chosen = candidates.toSorted((a, b) => partPriority(a) - partPriority(b))[0];
			return chosen ? [{ ...chosen, name, medianRatio: medianRatioOf(chosen) }] : [];
		}),
	};
}

/** Of a part the number right says most, then the share right, then a score on a scale. */
const partOrder: Partial<Record<MeasureType, number>> = {
	"number-correct": 1,
	"percentage-correct": 2,
	"score-points": 3,
	"skill-score": 4,
};
const partPriority = (one: SittingMeasure) => partOrder[one.type] ?? Number.POSITIVE_INFINITY;
const priority = (type: MeasureType) => getMeasure(type).cellPriority ?? Number.POSITIVE_INFINITY;

/** A measure of fewer pupils than this share of the best covered one does not stand for the test. */
const coverageRatio = 0.8;

function covering(measures: readonly SittingMeasure[]): SittingMeasure[] {
	const most = Math.max(0, ...measures.map((one) => one.values.size));
	return measures.filter((one) => one.values.size >= coverageRatio * most && one.values.size > 0);
}

function measuresOf(
	outcomes: readonly SittingOutcome[],
	partSourceId: string,
	settings: StandingSettings,
): SittingMeasure[] {
	const own = outcomes.filter((one) => one.partSourceId === partSourceId && getMeasure(one.type).scale !== "effort");
	return [...new Set(own.map((one) => one.type))].map((type) => {
		const ofType = own.filter((one) => one.type === type);
		const maxima = new Set(ofType.map((one) => one.maximum));
		const values = new Map(ofType.map((one) => [one.pupilId, outcomeValue(one)]));
		const all = [...values.values()];
		const standingOf = standingsIn(all, settings);
		return {
			type,
			partSourceId,
			maximum: maxima.size === 1 ? (ofType[0]?.maximum ?? null) : null,
			values,
			spread: groupSpread(all, settings, ofType[0]?.levels ?? levelOrder(type)),
			standings: new Map([...values].map(([pupilId, value]) => [pupilId, standingOf(value)])),
		};
	});
}

/** What a value is of the highest possible, 0-1; null where that is not known. */
export function shareOf(measure: Pick<SittingMeasure, "type" | "maximum">, shown: number | null): number | null {
	if (shown === null) return null;
	if (measure.type === "percentage-correct") return shown / 100;
	const counted = measure.type === "number-correct" || measure.type === "score-points";
	return counted && measure.maximum !== null && measure.maximum > 0 ? shown / measure.maximum : null;
}

function medianRatioOf(measure: SittingMeasure): number | null {
	if (measure.spread.code !== "numeric") return null;
	const shares = [...measure.values.values()].flatMap((value) => shareOf(measure, value.shown) ?? []);
	return median(shares);
}
