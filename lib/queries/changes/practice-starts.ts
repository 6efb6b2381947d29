import type { PersonId } from "../../domain/ids";
import type { SubjectKey } from "../../domain/subjects";
import type { PracticeBefore } from "./select-practice-starts";

/** A pupil practises a subject again, or for the first time, who did not while the group did. */
export interface PracticeStart {
	readonly code: "started";
	readonly subjectKey: SubjectKey;
	readonly days: number;
	readonly tasks: number;
	/** How many of how many others of the group practised it in the weeks before. */
	readonly group: { readonly practised: number; readonly n: number };
	readonly suppliers: readonly string[];
	readonly at: Date;
}

/** A single day is a try; from the second it is practising. */
const daysMin = 2;

/**
 * Started: nothing in the weeks before the period while at least half of the others of the group practised the subject
 * (a holiday, or a subject that nobody practises, says nothing of this pupil), and on two days or more in the period.
 */
export function practiceStarts(
	pupilId: PersonId,
	facts: readonly PracticeBefore[],
	othersOf: (subject: SubjectKey) => ReadonlySet<PersonId>,
	/** From how many pupils there is a group, this one included. */
	comparableMin: number,
): PracticeStart[] {
	return facts.flatMap((own): PracticeStart[] => {
		const { subjectKey, days, tasks, startedAt, suppliers } = own;
		if (own.pupilId !== pupilId || own.before || days < daysMin || startedAt === null) return [];
		const others = othersOf(subjectKey);
		const n = others.size - (others.has(pupilId) ? 1 : 0);
		const practised = facts.filter(
			(one) => one.subjectKey === subjectKey && one.before && one.pupilId !== pupilId && others.has(one.pupilId),
		).length;
		if (n + 1 < comparableMin || practised * 2 < n) return [];
		return [{ code: "started", subjectKey, days, tasks, group: { practised, n }, suppliers, at: startedAt }];
	});
}
