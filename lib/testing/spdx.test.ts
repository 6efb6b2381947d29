import fc from "fast-check";
import { expect, it } from "vitest";
import { isAllowedLicence } from "./spdx";

const allowed = new Set(["MIT", "Apache-2.0", "GPL-2.0-only WITH Classpath-exception-2.0"]);

it.each([
	["MIT", true],
	["mit", true],
	["GPL-3.0-only", false],
	["MIT OR GPL-3.0-only", true],
	["GPL-3.0-only or MIT", true],
	["MIT AND GPL-3.0-only", false],
	["(MIT AND Apache-2.0)", true],
	["GPL-3.0-only OR MIT AND GPL-3.0-only", false],
	["(GPL-3.0-only OR MIT) AND Apache-2.0", true],
	["MIT OR Apache-2.0 AND GPL-3.0-only", true],
	["GPL-2.0-only WITH Classpath-exception-2.0", true],
	["GPL-2.0-only", false],
	["MIT WITH Classpath-exception-2.0", false],
	["MIT+", false],
	["SEE LICENSE IN LICENSE.md", false],
	["UNLICENSED", false],
	["", false],
	["MIT MIT", false],
	["MIT OR", false],
	["AND MIT", false],
	["(MIT", false],
	["MIT)", false],
	["MIT/GPL-3.0-only", false],
])("%s: %s", (expression, may) => {
	expect(isAllowedLicence(expression, allowed)).toBe(may);
});

interface Made {
	readonly text: string;
	readonly may: boolean;
}
const { made } = fc.letrec<{ made: Made }>((tie) => ({
	made: fc.oneof(
		{ depthSize: "small" },
		fc.constantFrom<Made>({ text: "MIT", may: true }, { text: "GPL-3.0-only", may: false }),
		fc.tuple(tie("made"), fc.constantFrom("AND", "OR"), tie("made")).map(([left, how, right]) => ({
			text: `(${left.text}) ${how} (${right.text})`,
			may: how === "AND" ? left.may && right.may : left.may || right.may,
		})),
	),
}));

it("any expression of both is met as logic says", () => {
	fc.assert(
		fc.property(made, ({ text, may }) => {
			expect(isAllowedLicence(text, allowed)).toBe(may);
		}),
	);
});
