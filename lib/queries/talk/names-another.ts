/**
 * Whether a text names somebody of the group: what is free text may not bring another pupil's name to the table of a
 * talk. By whole words; a given name that the pupil bears too is not another's.
 */
export function namesAnother(text: string, own: readonly string[], others: readonly string[]): boolean {
	const words = new Set(wordsOf(text));
	const mine = new Set(own.flatMap(wordsOf));
	return others.flatMap(wordsOf).some((name) => name.length > 1 && !mine.has(name) && words.has(name));
}

const wordsOf = (text: string) => text.toLocaleLowerCase("nl").match(/[\p{L}\p{M}]+/gu) ?? [];
