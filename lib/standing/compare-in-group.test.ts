import { describe, expect, it } from "vitest";
import { compareInGroup, type MemberValue } from "./compare-in-group";

const numbers = (...values: number[]): MemberValue[] => values.map((number) => ({ text: String(number), number }));
const labels = (...values: string[]): MemberValue[] => values.map((text) => ({ text, number: null }));
const one = (value: number): MemberValue => ({ text: String(value), number: value });

describe("a pupil in the context of the group", () => {
	it("stands below, within or above the middle half, the pupil included", () => {
		const result = compareInGroup("skill-score", one(10), numbers(20, 30, 40, 50, 60));
		expect(result).toMatchObject({
			state: "compared",
			n: 6,
			place: "below",
			spread: { lower: 22.5, median: 35, upper: 47.5, levels: null },
			below: 0,
			equal: 1,
		});
		expect(compareInGroup("skill-score", one(35), numbers(20, 30, 40, 50, 60))).toMatchObject({ place: "within" });
		expect(compareInGroup("skill-score", one(60), numbers(20, 30, 40, 50, 60))).toMatchObject({ place: "above" });
	});

	it("is not placed among fewer than six", () => {
		expect(compareInGroup("skill-score", one(10), numbers(20, 30, 40, 50))).toEqual({ state: "too-few", n: 5 });
	});

	it("has a median level that is a level, the lower of two", () => {
		const result = compareInGroup("a-e", { text: "C", number: null }, labels("A", "A", "B", "B", "E"));
		expect(result).toMatchObject({ state: "compared", own: 2, below: 1 });
		expect(result.state === "compared" && result.spread.levels?.[result.spread.median]).toBe("B");
	});

	it("is not ranked on labels without an order, nor on a level that the scale does not know", () => {
		expect(compareInGroup("avi", { text: "M5", number: null }, labels("M5", "E5", "M6", "E4", "M4", "E3"))).toEqual({
			state: "not-ranked",
			n: 7,
		});
		expect(compareInGroup("a-e", { text: "F", number: null }, labels("A", "A", "B", "B", "E"))).toMatchObject({
			state: "not-ranked",
		});
	});

	it("says when the interval covers the median, and when the pupil has nothing", () => {
		const others = numbers(0.5, 0.6, 0.7, 0.8, 0.9);
		expect(compareInGroup("share-right", one(0.55), others, { low: 0.3, high: 0.8 })).toMatchObject({
			distinct: false,
		});
		expect(compareInGroup("share-right", one(0.2), others, { low: 0.1, high: 0.4 })).toMatchObject({ distinct: true });
		expect(compareInGroup("share-right", null, others)).toEqual({ state: "no-value", n: 5 });
	});
});
