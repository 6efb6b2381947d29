import type { PersonId } from "../domain/ids";
import { agreementsIn, type OutsideSide } from "./agreement";
import type { MeasuredGoal } from "./choose-measure";
import type { StandingSettings } from "./settings";

/** The pair by which practice and test contradict on one goal. */
export interface Contradiction {
	readonly practice: OutsideSide;
	readonly test: OutsideSide;
}

/** Of each pupil of a group on one goal (agreement.ts); null: they do not contradict, or cannot be told. */
export function contradictionsIn(
	measured: readonly MeasuredGoal[],
	settings: StandingSettings,
): (pupilId: PersonId) => Contradiction | null {
	const agreementOf = agreementsIn(measured, settings);
	return (pupilId) => {
		const found = agreementOf(pupilId);
		return found.code === "contradict" ? { practice: found.practice, test: found.test } : null;
	};
}
