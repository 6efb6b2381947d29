import { z } from "zod";

/** Controls and ends of lines, marks that override a direction or open an isolate, and what takes no place and joins nothing. */
const unsafe =
	/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00AD\u200B\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/u;
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** A name or other line that somebody types with us: something to see, on one line, and nothing that hides or turns text. */
export const lineSchema = (most: number) =>
	z
		.string()
		.trim()
		.min(1)
		.max(most)
		.refine((text) => !unsafe.test(text) && visible.test(text), { error: "not-a-line" });
