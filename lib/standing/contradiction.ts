import type { PersonId } from "../domain/ids";
import type { MeasuredGoal } from "./choose-measure";
import { standingOf } from "./group-standing";
import type { StandingSettings } from "./settings";
import type { Value } from "./value-of-fact";

/** One side of a disagreement between sources. */
export interface Side {
	readonly measured: MeasuredGoal;
	readonly value: Value;
	readonly middleHalf: "below" | "above";
	/** The latest day of the pupil's own fact, yyyy-mm-dd. */
	readonly day: string;
}

/**
 * Practice and test contradict: on one goal, both with enough evidence, one below and the other above the middle half
 * of the group on its own source (STANDING, agreement). Null: they do not, or cannot be told.
 */
export function contradiction(
	pupilId: PersonId,
	measured: readonly MeasuredGoal[],
	settings: StandingSettings,
): { readonly practice: Side; readonly test: Side } | null {
	const sides = measured.flatMap((one) => {
		const side = sideOf(pupilId, one, settings);
		return side === null ? [] : [side];
	});
	for (const practice of sides) {
		if (practice.measured.key.kind === "test") continue;
		const test = sides.find((other) => other.measured.key.kind === "test" && other.middleHalf !== practice.middleHalf);
		if (test) return { practice, test };
	}
	return null;
}

function sideOf(pupilId: PersonId, measured: MeasuredGoal, settings: StandingSettings): Side | null {
	// The supplier's level of an adaptive source may be shown, but gives no position (STANDING, adaptive sources).
	if (measured.key.kind === "level") return null;
	const index = measured.facts.findIndex((fact) => fact.pupilId === pupilId);
	const value = measured.values[index] ?? null;
	const day = measured.facts[index]?.day;
	if (value === null || day === undefined) return null;
	const values = measured.values.filter((other) => other !== null);
	const standing = standingOf(value, values, settings);
	if (standing.code !== "placed" || standing.middleHalf === null || standing.middleHalf === "within") return null;
	return { measured, value, middleHalf: standing.middleHalf, day };
}
