import type { PersonId } from "../../domain/ids";
import type { MeasuredGoal } from "../choose-measure";
import type { PracticeFact } from "../facts";
import type { Value } from "../value-of-fact";

export interface PupilPractice {
	readonly measured: MeasuredGoal;
	readonly fact: PracticeFact;
	readonly value: Value;
}

/**
 * What a pupil has on a goal by each source of practice that says something of the pupil: adaptive ones do not
 * (choose-measure), and neither does practice without a value yet.
 */
export function practiceOfGoal(measured: readonly MeasuredGoal[], pupilId: PersonId): PupilPractice[] {
	return measured.flatMap((one) => {
		const index = one.facts.findIndex((fact) => fact.pupilId === pupilId);
		const fact = one.facts[index];
		const value = one.values[index] ?? null;
		return fact?.kind === "practice" && value !== null ? [{ measured: one, fact, value }] : [];
	});
}
