import type { ConnectionId } from "../domain/ids";
import type { MeasureType } from "../domain/measures";

/** Measures whose numbers may go on from one test to the next. Shares, counts and grades depend on the test itself. */
export const familyMeasures = ["skill-score", "dle", "score-points"] as const satisfies readonly MeasureType[];
export type FamilyMeasure = (typeof familyMeasures)[number];

export interface FamilyCandidate {
	readonly assessmentId: string;
	readonly connectionId: ConnectionId;
	readonly name: string;
	readonly subjectName: string | null;
	readonly measures: readonly FamilyMeasure[];
}

/** Tests that look like one scale. Only a suggestion: a supplier says it, or a person does. */
export interface FamilySuggestion {
	readonly connectionId: ConnectionId;
	readonly measureType: FamilyMeasure;
	/** What the names have in common once levels, moments and numbers are left out. */
	readonly name: string;
	readonly subjectName: string | null;
	readonly assessmentIds: readonly string[];
}

/**
 * Two or more tests of one supplier and subject that give a skill score and are named alike but for level, moment or
 * number ("Rekenen M5", "Rekenen E6"). Points and DLE are never suggested: nothing in a message says that they go on.
 */
export function suggestFamilies(candidates: readonly FamilyCandidate[]): FamilySuggestion[] {
	const alike = new Map<string, FamilyCandidate[]>();
	for (const candidate of candidates) {
		const stem = stemOf(candidate.name);
		if (stem === "" || !candidate.measures.includes("skill-score")) continue;
		const key = JSON.stringify([candidate.connectionId, candidate.subjectName, stem.toLowerCase()]);
		alike.set(key, [...(alike.get(key) ?? []), candidate]);
	}
	return [...alike.values()].flatMap((tests) => {
		const [first] = tests;
		if (first === undefined || tests.length < 2) return [];
		return [
			{
				connectionId: first.connectionId,
				measureType: "skill-score" as const,
				name: stemOf(first.name),
				subjectName: first.subjectName,
				assessmentIds: tests.map((test) => test.assessmentId),
			},
		];
	});
}

/** The words of a name that hold no digit: "Peiling Rekenen M5" is "Peiling Rekenen". */
function stemOf(name: string): string {
	return name
		.split(/\s+/)
		.filter((word) => word !== "" && !/\d/.test(word))
		.join(" ");
}
