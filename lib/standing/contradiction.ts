import type { PersonId } from "../domain/ids";
import { agreementOf, type OutsideSide } from "./agreement";
import type { MeasuredGoal } from "./choose-measure";
import type { StandingSettings } from "./settings";

/** The pair by which practice and test contradict on one goal (agreement.ts); null: they do not, or cannot be told. */
export function contradiction(
	pupilId: PersonId,
	measured: readonly MeasuredGoal[],
	settings: StandingSettings,
): { readonly practice: OutsideSide; readonly test: OutsideSide } | null {
	const found = agreementOf(pupilId, measured, settings);
	return found.code === "contradict" ? { practice: found.practice, test: found.test } : null;
}
