import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MeasureType } from "../domain/measures";
import { levelIndex, levelOrder } from "./level-order";
import { outcomeValue } from "./value-of-fact";

const rank = (type: MeasureType, text: string) => outcomeValue({ type, text, number: null }).rank;
/** Whether each is weaker than the next. */
const rising = (type: MeasureType, ...texts: string[]) => {
	const ranks = texts.map((text) => rank(type, text));
	return ranks.every((one, index) => one !== null && (index === 0 || one > (ranks[index - 1] ?? one)));
};

describe("the order of levels", () => {
	it("is that of the standard", () => {
		expect(rising("a-e", "E", "D", "C", "B", "A")).toBe(true);
		expect(rising("corrected-i-v", "V", "IV", "III", "II", "I")).toBe(true);
		expect(rising("reference-tr", "<1F", "1F", "1S", "3F", "4F")).toBe(true);
		expect(rising("functioning-level", "M3", "E3", "M4", "E5", "M6", "E8")).toBe(true);
		expect(rising("avi", "AVI-Start", "M3", "avi-e3", "AVI M4", "E7", "Plus")).toBe(true);
		expect(rising("reference-erk", "A1", "A2", "B1", "B2", "C1", "C2")).toBe(true);
		expect(rising("pass-or-fail", "Fail", "Pass")).toBe(true);
	});

	it("has 1S and 2F on one step, and what is below 1F under both its names", () => {
		expect(rank("reference-tr", "1S")).toBe(rank("reference-tr", "2F"));
		expect(rank("reference-tr", "2S")).toBe(rank("reference-tr", "3F"));
		expect(rank("reference-tr", "L1F")).toBe(rank("reference-tr", "<1F"));
	});

	it("is not guessed", () => {
		expect(rank("avi", "7")).toBeNull();
		expect(rank("functioning-level", "M9")).toBeNull();
		expect(rank("education-level", "vwo")).toBeNull();
		expect(rank("ovg", "goed")).toBeNull();
		expect(levelOrder("education-level", scale([null, "laag"], ["5", "hoog"]))).toBeNull();
		expect(levelOrder("ovg", scale([null, "goed"], [null, "matig"]))).toBeNull();
		expect(levelOrder("ovg", scale(["1", "goed"], ["5", "goed"]))).toBeNull();
	});

	it("is that of the supplier's own scale by its bounds, in whatever order it was sent", () => {
		const entries = scale([null, "onvoldoende"], ["5.5", "voldoende"], ["10", "uitmuntend"], ["7.25", "goed"]);
		fc.assert(
			fc.property(fc.shuffledSubarray(entries, { minLength: 4 }), (sent) => {
				expect(levelOrder("ovg", sent)).toEqual(["onvoldoende", "voldoende", "goed", "uitmuntend"]);
			}),
		);
		expect(levelIndex("ovg", " Goed ", levelOrder("ovg", entries) ?? [])).toBe(2);
		// A scale of the supplier never overrules the standard.
		expect(levelOrder("a-e", scale(["1", "A"], ["2", "E"]))).toEqual(["E", "D", "C", "B", "A"]);
	});

	it("never ranks durations and numbers of items, and keeps corrected apart by type", () => {
		for (const type of ["duration-seconds", "number-items"] as const)
			expect(outcomeValue({ type, text: "12", number: 12 }).rank).toBeNull();
		expect(outcomeValue({ type: "number-incorrect", text: "2", number: 2 }).rank).toBe(-2);
	});
});

function scale(...entries: [lower: string | null, label: string][]) {
	return entries.map(([lower, label]) => ({ lower, label }));
}
