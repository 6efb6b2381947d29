import fc from "fast-check";
import { expect, it } from "vitest";
import { lineSchema } from "./line-schema";

const line = lineSchema(20);

it.each([
	"Groep 5",
	"Zoë d'Hondt-Łukasz",
	"محمد",
	"נועה",
	"می\u200Cخواهم",
	"👩\u200D👧 1",
	"+",
	"3",
	"\u200Fא 5\u200E",
])("%j is a line", (text) => {
	expect(line.parse(`  ${text} `)).toBe(text);
});

it.each([
	"",
	"  ",
	"a\u0000b",
	"a\nb",
	"a\u2028b",
	"Ali\u202Ece",
	"a\u2066b",
	"Se\u00ADm",
	"a\u200Bb",
	"\u200D",
	"a\u{E0041}",
	"\uD800",
])("%j is none", (text) => {
	expect(line.safeParse(text).success).toBe(false);
});

it("is never longer than asked, and never holds a control", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme" }), fc.constantFrom("", "\u0007", "\u009F", "\u202D"), (text, mark) => {
			const read = line.safeParse(text + mark + text);
			if (read.success) expect([...read.data].some((letter) => letter < " " || letter === "\u202D")).toBe(false);
			if (read.success) expect([...read.data].length).toBeLessThanOrEqual(20);
			if (mark !== "" && text.trim() !== "") expect(read.success).toBe(false);
		}),
	);
});
