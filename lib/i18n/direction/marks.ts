/** The marks of UAX #9 that open and close. */
export const marks = {
	firstStrong: "\u2068",
	popIsolate: "\u2069",
	isolates: "\u2066\u2067\u2068",
	popEmbedding: "\u202C",
	embeddings: "\u202A\u202B\u202D\u202E",
} as const;

/** Marks end with their paragraph. The separators are parts of what is split, so that joining gives all back. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of bidi class B end one
export const paragraphs = /([\n\r\u0085\u2029\u001C-\u001E])/;
