import fc from "fast-check";
import { expect, it } from "vitest";
import { exportText } from "./export-text";

it.each([
	["Ali\u202Ece \u2066x\u2069", "Alice x"],
	["\u2068נועה\u2069 (3)", "נועה (3)"],
	["\u200Eab\u200F\u061C", "ab"],
	["Se\u00ADm\u200B \uFEFFde\u2060 Wit", "Sem de Wit"],
	["a\u{E0041}\u{E0042}", "a"],
	["می\u200Cخواهم 👩\u200D👧", "می\u200Cخواهم 👩\u200D👧"],
	["Zoë d'Hondt-Łukasz", "Zoë d'Hondt-Łukasz"],
])("%j leaves as %j", (text, left) => {
	expect(exportText(text)).toBe(left);
});

const direction = /\p{Bidi_Control}/u;
const notLetters = /[^\p{L}\p{N}\p{P}]/gu;

it("holds no mark of direction, whatever came in, and every letter", () => {
	const marks = fc.constantFrom("\u202E", "\u2067", "\u061C", "\u200F");
	fc.assert(
		fc.property(fc.string({ unit: "grapheme" }), marks, (text, mark) => {
			const left = exportText(mark + text + mark);
			expect(left).not.toMatch(direction);
			expect(left.replace(notLetters, "")).toBe(text.replace(notLetters, ""));
			expect(exportText(left)).toBe(left);
		}),
	);
});
