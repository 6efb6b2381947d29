import { z } from "zod";

/** Text as people type it: no NUL and no half of a character, neither of which the database can keep. */
export const typedText = (mostCharacters: number) =>
	z
		.string()
		.max(mostCharacters)
		.refine((text) => !text.includes("\0") && !/\p{Surrogate}/u.test(text), "not-text");
