import type { PersonId } from "../../domain/ids";
import { type MeasureType, measures } from "../../domain/measures";
import type { SubjectKey } from "../../domain/subjects";
import { type PracticeWeeks, practiceWeeks, type WeekFact } from "../../standing/practice-weeks";
import type { ComparedGroup } from "./compared-group";
import type { PupilFacts } from "./pupil-row";
import { subjectKeyOf } from "./subject-key";

export interface TimelineTest {
	readonly key: string;
	/** yyyy-mm-dd */
	readonly day: string;
	readonly assessment: string;
	readonly subjectKey: SubjectKey;
	/** The supplier's own word for it. */
	readonly subjectName: string | null;
	readonly supplier: string;
	readonly measure: MeasureType;
	readonly text: string;
	/** Null: the text is a label. */
	readonly number: number | null;
	/** Of its scale; null: a label. */
	readonly decimals: number | null;
}

export interface PupilTimeline {
	readonly tests: readonly TimelineTest[];
	readonly practice: PracticeWeeks;
	/** With whom the weeks are compared; null: with nobody. */
	readonly group: ComparedGroup | null;
}

/** What happened in a period: own tests, the value that fills a cell of each, and practice by week beside the group. */
export function readPupilTimeline(
	facts: PupilFacts,
	weeks: readonly WeekFact[],
	group: ComparedGroup | null,
): PupilTimeline {
	const { pupilId, period } = facts;
	const members: ReadonlySet<PersonId> = group?.members ?? new Set();
	return {
		tests: testsOf(facts),
		practice: practiceWeeks({ pupilId, members, facts: weeks, period }, facts.settings),
		group,
	};
}

/** One for each assessment and day, oldest first. */
function testsOf({ pupilId, tests, period, sources, subjects }: PupilFacts): TimelineTest[] {
	const found = new Map<string, { test: TimelineTest; priority: number }>();
	for (const value of tests) {
		const source = sources.find((one) => one.connectionId === value.connectionId);
		const measure = measures.get(value.type as MeasureType);
		const priority = measure?.cellPriority ?? null;
		const subjectKey = subjectKeyOf(value.subjectKey);
		const visible = subjects === "all" || subjects.includes(subjectKey);
		if (value.pupilId !== pupilId || value.takenOn < period.from || !source || priority === null || !visible) continue;
		const key = `${value.assessmentId} ${value.takenOn}`;
		if ((found.get(key)?.priority ?? Number.POSITIVE_INFINITY) <= priority) continue;
		const { takenOn: day, assessment, subjectName, text, number, decimals } = value;
		const type = value.type as MeasureType;
		const shown = { measure: type, text, number, decimals };
		const test = { key, day, assessment, subjectKey, subjectName, supplier: source.supplier, ...shown };
		found.set(key, { test, priority });
	}
	return [...found.values()].map(({ test }) => test).sort((a, b) => a.day.localeCompare(b.day));
}
