import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PersonId } from "../domain/ids";
import type { MeasureType } from "../domain/measures";
import { type GrowthSide, growthBetween } from "./growth";
import { defaultSettings as settings } from "./settings";
import { outcomeValue } from "./value-of-fact";

const pupil = (n: number) => `pupil-${n}` as PersonId;
const side = (scores: readonly (number | string | null)[], over: Partial<GrowthSide> = {}): GrowthSide => {
	const type: MeasureType = over.type ?? "skill-score";
	const values = scores.flatMap((score, n) => {
		if (score === null) return [];
		const number = typeof score === "number" ? score : null;
		return [[pupil(n), outcomeValue({ type, text: String(score), number })] as const];
	});
	return {
		...{ assessmentId: "m5", partSourceId: "", familyId: "arithmetic", standardError: null, maximum: null },
		...over,
		type,
		values: new Map(values),
	};
};
const e5 = { assessmentId: "e5" };
const between = (earlier: GrowthSide, later: GrowthSide, count = 8) => {
	const growth = growthBetween(
		{ pupilIds: Array.from({ length: count }, (_, n) => pupil(n)), earlier, later },
		settings,
	);
	if (growth.code === "other-scale") throw new Error("not on one scale");
	return growth;
};

describe("growth between two sittings", () => {
	const earlier = side([100, 110, 120, 130, 140, 150, 160, null]);
	const later = side([112, 118, 125, 141, 139, 163, null, 170], e5);

	it("is the difference of those with both, against the group's differences; one sitting alone is missing", () => {
		const growth = between(earlier, later);
		// R: quantile(c(12, 8, 5, 11, -1, 13)) gives 5.75, 9.5 and 11.75.
		expect(growth).toMatchObject({
			n: 6,
			error: null,
			spread: { code: "numeric", n: 6, quartiles: { lower: 5.75, median: 9.5, upper: 11.75 } },
			moved: { better: 5, same: 0, weaker: 1 },
			onlyEarlier: [pupil(6)],
			onlyLater: [pupil(7)],
		});
		expect(growth.pupils[4]).toMatchObject({
			difference: -1,
			change: "weaker",
			beyondError: null,
			interval: null,
			standing: { code: "placed", middleHalf: "below", position: { below: 0, n: 6 } },
		});
	});

	it("claims a change only beyond the error of both, where both are known", () => {
		const [first, second] = [side([100, 100], { standardError: 3 }), side([112, 109], { ...e5, standardError: 4 })];
		// sqrt(9 + 16) = 5; 1.959964 x 5 = 9.79982
		const { error, pupils } = between(first, second);
		expect(error).toBe(5);
		expect(pupils.map((one) => one.beyondError)).toEqual([true, false]);
		expect(pupils[0]?.interval?.low).toBeCloseTo(2.20018, 10);
		expect(between(side([100], { standardError: 3 }), side([200], e5)).pupils[0]?.beyondError).toBeNull();
	});

	it("says nothing of the group under six with both", () => {
		const few = between(side([1, 2, 3, 4, 5, 6]), side([2, 3, 4, 5, 6, null], e5));
		expect(few.spread).toEqual({ code: "too-few", n: 5 });
		expect(few.moved).toBeNull();
		expect(few.pupils[0]?.standing).toEqual({ code: "too-few" });
	});

	it("is never read across families, measures, parts or places in a norm group", () => {
		const code = (a: GrowthSide, b: GrowthSide) => growthBetween({ pupilIds: [], earlier: a, later: b }, settings).code;
		expect(code(side([1]), side([2], { ...e5, familyId: "dutch" }))).toBe("other-scale");
		expect(code(side([1], { familyId: null }), side([2], { ...e5, familyId: null }))).toBe("other-scale");
		expect(code(side([1]), side([2], { type: "percentage-correct" }))).toBe("other-scale");
		const percentile = { type: "percentile" as const };
		expect(code(side([1], percentile), side([2], percentile))).toBe("other-scale");
		const alone = { familyId: null };
		expect(code(side([1], alone), side([2], alone))).toBe("numeric");
		expect(code(side([1], alone), side([2], { ...alone, partSourceId: "a" }))).toBe("other-scale");
	});

	it("counts levels up and down, without arithmetic", () => {
		const level = { type: "functioning-level" as const };
		const growth = between(side(["M5", "M5", "E5", "x"], level), side(["E5", "M5", "M5", "M6"], { ...level, ...e5 }));
		expect(growth.pupils.map((one) => [one.change, one.difference, one.standing])).toEqual([
			["better", null, null],
			["same", null, null],
			["weaker", null, null],
		]);
		expect(growth).toMatchObject({ code: "levels", n: 3, spread: null, onlyLater: [pupil(3)] });
	});

	it("calls fewer mistakes better", () => {
		const mistakes = { type: "number-incorrect" as const };
		expect(between(side([5], mistakes), side([2], mistakes)).pupils[0]).toMatchObject({
			difference: -3,
			change: "better",
		});
	});

	it("turns round when the sittings are swapped, and is exact in decimals", () => {
		const tenths = fc.array(fc.tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -999, max: 999 })), {
			minLength: 1,
			maxLength: 30,
		});
		fc.assert(
			fc.property(tenths, (pairs) => {
				const first = side(pairs.map(([a]) => a / 10));
				const second = side(
					pairs.map(([, b]) => b / 10),
					e5,
				);
				const forth = between(first, second, pairs.length).pupils.map((one) => one.difference);
				const back = between(second, first, pairs.length).pupils.map((one) => one.difference);
				expect(forth).toEqual(pairs.map(([a, b]) => (b - a) / 10));
				expect(back).toEqual(pairs.map(([a, b]) => (a - b) / 10));
			}),
		);
	});
});
