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

/** What schools and suppliers call the subject as a whole; any other word is a part of it, or more. */
const plainNames: Readonly<Record<SubjectKey, readonly string[]>> = {
	arithmetic: ["rekenen", "rekenen en wiskunde", "rekenen-wiskunde", "rekenen/wiskunde", "wiskunde"],
	dutch: ["nederlands", "nederlandse taal", "taal"],
	english: ["engels", "engelse taal"],
	other: [],
};

/** Whether a supplier's own word says no more than the subject does, so that it may be shown in the reader's language. */
export function isPlainSubjectName(name: string, key: SubjectKey): boolean {
	return plainNames[key].includes(name.trim().toLowerCase());
}
