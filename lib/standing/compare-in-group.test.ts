import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MeasureType } from "../domain/measures";
import { compareInGroup } from "./compare-in-group";
import { groupSpread, standingOf } from "./group-standing";
import { levelOrder } from "./level-order";
import { defaultSettings as settings } from "./settings";
import { outcomeValue, type Value } from "./value-of-fact";

const score = (number: number, type: MeasureType = "skill-score") =>
	outcomeValue({ type, text: String(number), number });
const scores = (...numbers: number[]) => numbers.map((number) => score(number));
const level = (text: string, type: MeasureType = "a-e") => outcomeValue({ type, text, number: null });
const compare = (own: Value | null, others: readonly Value[], type: MeasureType = "skill-score") =>
	compareInGroup(own, others, settings, levelOrder(type));

describe("a pupil in the context of the group", () => {
	it("stands below, within or above the middle half, the pupil included", () => {
		const others = scores(20, 30, 40, 50, 60);
		expect(compare(score(10), others)).toMatchObject({
			state: "compared",
			n: 6,
			place: "below",
			spread: { lower: 22.5, median: 35, upper: 47.5, levels: null },
			below: 0,
			equal: 1,
		});
		expect(compare(score(35), others)).toMatchObject({ place: "within" });
		expect(compare(score(60), others)).toMatchObject({ place: "above" });
	});

	it("is turned round where lower is better", () => {
		const mistakes = (number: number) => score(number, "number-incorrect");
		expect(compare(mistakes(0), [1, 2, 3, 4, 9].map(mistakes), "number-incorrect")).toMatchObject({
			place: "above",
			below: 5,
			spread: { values: [0, 1, 2, 3, 4, 9], median: 2.5 },
		});
		expect(compare(mistakes(9), [0, 1, 2, 3, 4].map(mistakes), "number-incorrect")).toMatchObject({ place: "below" });
	});

	it("is not placed among fewer than six, and has no place without a value", () => {
		expect(compare(score(10), scores(20, 30, 40, 50))).toEqual({ state: "too-few", n: 5 });
		expect(compare(null, scores(1, 2, 3, 4, 5))).toEqual({ state: "no-value", n: 5 });
		const little = { rank: null, shown: 50, label: null, interval: null };
		expect(compare(little, scores(1, 2, 3, 4, 5, 6))).toEqual({ state: "little-evidence", n: 7 });
	});

	it("has a median level and a middle half of levels that somebody has", () => {
		const result = compare(
			level("C"),
			["A", "A", "B", "B", "E"].map((text) => level(text)),
			"a-e",
		);
		expect(result).toMatchObject({
			...{ state: "compared", own: 2, below: 1, place: "within" },
			spread: { levels: ["E", "D", "C", "B", "A"], lower: 2, median: 3, upper: 4 },
		});
		expect(
			compare(
				level("E"),
				["A", "A", "B", "B", "C"].map((text) => level(text)),
				"a-e",
			),
		).toMatchObject({
			place: "below",
		});
	});

	it("is not ranked on labels without an order, nor on a level that the scale does not know", () => {
		const types = ["vwo", "havo", "havo", "vmbo-t", "vwo", "vwo"].map((text) => level(text, "education-level"));
		const [first, ...rest] = types;
		expect(compare(first ?? null, rest, "education-level")).toEqual({ state: "not-ranked", n: 6 });
		expect(groupSpread(types, settings)).toEqual({
			code: "unordered",
			n: 6,
			counts: [
				{ level: "vwo", count: 3 },
				{ level: "havo", count: 2 },
				{ level: "vmbo-t", count: 1 },
			],
		});
		expect(
			compare(
				level("F"),
				["A", "A", "B", "B", "E"].map((text) => level(text)),
				"a-e",
			),
		).toEqual({
			state: "not-ranked",
			n: 6,
		});
	});

	it("says when the interval covers the median", () => {
		const others = scores(50, 60, 70, 80, 90);
		const own = (low: number, high: number): Value => ({ ...score(55), interval: { low, high } });
		expect(compare(own(30, 80), others)).toMatchObject({ distinct: false });
		expect(compare(own(30, 60), others)).toMatchObject({ distinct: true });
	});

	it("says the same as the grid of the group, for numbers and for levels", () => {
		const letters = fc.array(fc.constantFrom("A", "B", "C", "D", "E"), { minLength: 6, maxLength: 35 });
		const numbers = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 6, maxLength: 35 });
		const same = (values: readonly Value[], levels: readonly string[] | null) => {
			const [own, ...others] = values as [Value, ...Value[]];
			const strip = compareInGroup(own, others, settings, levels);
			const [standing, spread] = [standingOf(own, values, settings), groupSpread(values, settings, levels)];
			if (strip.state !== "compared" || standing.code !== "placed") throw new Error("not placed");
			expect([strip.below, strip.equal, strip.place]).toEqual([
				...[standing.position.below, standing.position.equal, standing.middleHalf],
			]);
			expect(strip.spread.values).toHaveLength(values.length);
			if (spread.code === "ordinal") expect(strip.spread.levels?.[strip.spread.median]).toBe(spread.median);
			if (spread.code === "numeric") expect(strip.spread.median).toBe(spread.quartiles.median);
		};
		fc.assert(fc.property(numbers, (all) => same(scores(...all), null)));
		const letterValues = (all: string[]) => all.map((text) => level(text));
		fc.assert(fc.property(letters, (all) => same(letterValues(all), levelOrder("a-e"))));
		fc.assert(fc.property(letters, (all) => same(letterValues(all), null)));
	});
});
