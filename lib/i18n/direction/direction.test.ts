import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balance } from "./balance";
import { isolate } from "./isolate";
import { paragraphs } from "./marks";
import { turnsText } from "./turns-text";

const [lre, rle, pdf, lro, rlo] = ["\u202A", "\u202B", "\u202C", "\u202D", "\u202E"];
const [lri, rli, fsi, pdi] = ["\u2066", "\u2067", "\u2068", "\u2069"];
const marks = [lre, rle, pdf, lro, rlo, lri, rli, fsi, pdi, "\u200E", "\u200F", "\u061C"];
/** Names as they come, marks more often than chance would have it, and what ends a paragraph. */
const outside = fc
	.array(
		fc.oneof(fc.constantFrom(...marks), fc.constantFrom("Ali", "נועה", "محمد", "(", " ", "12", "\n", "\u2029", "😀")),
		{
			maxLength: 14,
		},
	)
	.map((parts) => parts.join(""));
const plain = fc
	.string({ unit: "grapheme" })
	.filter(
		(text) => !/[\p{Script=Hebrew}\p{Script=Arabic}\p{Bidi_Control}]/u.test(text) && !/[\u0590-\u08FF]/.test(text),
	)
	.filter((text) => !/[\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u.test(text));

/** By BD9, X6a and X7, as a reader of the standard would write it: what each line leaves open, and how many PDI close nothing. */
function depths(text: string): { open: number; alone: number }[] {
	return text.split(paragraphs).map((line) => {
		const stack: ("isolate" | "embedding")[] = [];
		let alone = 0;
		for (const letter of line) {
			if ([lri, rli, fsi].includes(letter)) stack.push("isolate");
			if ([lre, rle, lro, rlo].includes(letter)) stack.push("embedding");
			if (letter === pdf && stack.at(-1) === "embedding") stack.pop();
			if (letter !== pdi) continue;
			if (stack.includes("isolate")) stack.splice(stack.lastIndexOf("isolate"));
			else alone += 1;
		}
		return { open: stack.length, alone };
	});
}
const withoutMarks = (text: string) => text.replace(/[\u202A-\u202E\u2066-\u2069]/g, "");

describe("a text that is isolated", () => {
	it.each([
		["Ali\u202Ece \u2066x", "\u2068Ali\u202Ece \u2066x\u2069\u202C\u2069"],
		["נועה", "\u2068נועה\u2069"],
		["a\u2069b", "ab"],
		["a\u2069\u202Eb", "\u2068a\u202Eb\u202C\u2069"],
		["\u2068נועה\u2069", "\u2068נועה\u2069"],
		["van \u2068נועה\u2069 en \u2068x\u202Ey\u202C\u2069", "van \u2068נועה\u2069 en \u2068x\u202Ey\u202C\u2069"],
		["van \u2068נועה\u2069 en x\u202Ey", "\u2068van \u2068נועה\u2069 en x\u202Ey\u202C\u2069"],
		["\u2068a\nb\u2069\u202E", "\u2068a\u2069\n\u2068b\u202E\u202C\u2069"],
		["Zoë 😀 Łukasz", "Zoë 😀 Łukasz"],
		["", ""],
	])("%j is %j", (text, isolated) => {
		expect(isolate(text)).toBe(isolated);
	});

	it("closes in each paragraph what it opens, and nothing else", () => {
		fc.assert(
			fc.property(outside, (text) => {
				for (const { open, alone } of depths(isolate(text))) expect([open, alone]).toEqual([0, 0]);
				for (const { open, alone } of depths(balance(text))) expect([open, alone]).toEqual([0, 0]);
			}),
			{ numRuns: 2000 },
		);
	});

	it("turns nothing any more, also between our words, and is the same when it is isolated again", () => {
		fc.assert(
			fc.property(outside, outside, (one, other) => {
				const sentence = `Van ${isolate(one)} (3), ${isolate(other)}: 12`;
				expect(turnsText(isolate(one))).toBe(false);
				expect(turnsText(sentence)).toBe(false);
				expect(isolate(isolate(one))).toBe(isolate(one));
				expect(isolate(sentence)).toBe(sentence);
			}),
			{ numRuns: 2000 },
		);
	});

	it("keeps every letter", () => {
		fc.assert(
			fc.property(outside, (text) => {
				expect(withoutMarks(isolate(text))).toBe(withoutMarks(text));
				expect(withoutMarks(balance(text))).toBe(withoutMarks(text));
			}),
		);
	});

	it("is the text itself where nothing turns", () => {
		fc.assert(
			fc.property(plain, (text) => {
				expect(isolate(text)).toBe(text);
				expect(balance(text)).toBe(text);
			}),
		);
	});

	it("is one where the alphabet goes from right to left, whichever it is", () => {
		for (const word of ["ܫܠܡܐ", "ދިވެހި", "ߒߞߏ", "𐤀𐤁", "𞤀𞤣", "שׁ", "ﷺ", "ﻼ"])
			expect(isolate(word)).toBe(`\u2068${word}\u2069`);
		for (const word of ["Ελένη", "Олена", "美咲", "Ṣọlá", "नूर", "\uFEFFx"]) expect(isolate(word)).toBe(word);
	});
});
