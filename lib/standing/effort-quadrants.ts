import type { PersonId } from "../domain/ids";
import { median } from "../stats/median";
import type { StandingSettings } from "./settings";

/** What a pupil did and how it went, by one source in one period. */
export interface EffortAndResult {
	readonly pupilId: PersonId;
	/** Tasks, minutes or days. */
	readonly effort: number;
	/** On the scale of the result, as shown. */
	readonly result: number;
	/** For comparison: more is better. */
	readonly rank: number;
}

/** Against the middle of the group; on it is neither. */
export type Quadrant = "more-higher" | "more-lower" | "less-higher" | "less-lower" | "middle";

export type EffortQuadrants =
	| { readonly code: "too-few"; readonly n: number }
	| {
			readonly code: "placed";
			readonly n: number;
			readonly effort: number;
			/** On the scale of the result. */
			readonly result: number;
			readonly quadrants: ReadonlyMap<PersonId, Quadrant>;
	  };

/**
 * The middle effort and the middle result of those who have both, and on which side of each a pupil is. A description of
 * this group in this period: it says nothing of a cause, for who finds it hard often practises more.
 */
export function effortQuadrants(points: readonly EffortAndResult[], settings: StandingSettings): EffortQuadrants {
	const n = points.length;
	const [effort, result, rank] = [
		median(points.map((point) => point.effort)),
		median(points.map((point) => point.result)),
		median(points.map((point) => point.rank)),
	];
	if (n < settings.comparableMin || effort === null || result === null || rank === null) return { code: "too-few", n };
	const quadrantOf = (point: EffortAndResult): Quadrant => {
		if (point.effort === effort || point.rank === rank) return "middle";
		return `${point.effort > effort ? "more" : "less"}-${point.rank > rank ? "higher" : "lower"}`;
	};
	return { code: "placed", n, effort, result, quadrants: new Map(points.map((one) => [one.pupilId, quadrantOf(one)])) };
}
