/**
 * Characters without a shape of their own that a name can hide or turn others with: marks of direction (UAX #9), spaces and
 * joints of no width, soft hyphens, and tags. The joiners of letters and emoji (U+200C, U+200D) stay: Persian and families
 * need them.
 */
const hidden = /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** A text as it leaves in a file: other programs show and search what is in it, and know nothing of our isolates. */
export function exportText(text: string): string {
	return text.replace(hidden, "");
}
