/** Subjects (leergebieden) as keys; their names stand in i18n (`subjects`). */
export const subjectKeys = ["arithmetic", "dutch", "english", "other"] as const;
export type SubjectKey = (typeof subjectKeys)[number];

const words: readonly (readonly [RegExp, SubjectKey])[] = [
	[/reken|wiskunde|math|arit|getal/i, "arithmetic"],
	[/nederlands|taal|lezen|spelling|woordenschat|dutch/i, "dutch"],
	[/engels|english/i, "english"],
];

/**
 * The subject that a supplier's or school's own word means, or null where it cannot be told.
 * A word list, shown beside the subject on the mapping screen so that a person can correct it.
 */
export function subjectOf(word: string): SubjectKey | null {
	for (const [pattern, key] of words) if (pattern.test(word)) return key;
	return null;
}
