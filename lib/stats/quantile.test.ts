import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { median } from "./median";
import { ordinalMedian } from "./ordinal-median";
import { quantile } from "./quantile";
import { quartiles } from "./quartiles";

const someNumbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("quantile, type 7", () => {
	it("equals the values of R's and numpy's default for a known sample", () => {
		const sample = [3, 1, 4, 1, 5, 9, 2, 6];
		expect(quantile(sample, 0.1)).toBeCloseTo(1, 12);
		expect(quartiles(sample)).toEqual({ lower: 1.75, median: 3.5, upper: 5.25 });
	});
	it("is null for nothing and the value itself for one", () => {
		expect(quantile([], 0.5)).toBeNull();
		expect(quartiles([])).toBeNull();
		expect(quantile([7], 0.9)).toBe(7);
	});
	it("is never a negative zero, which a screen would write as -0", () => {
		expect(quantile([-0], 0.5)).toBe(0);
		expect(quantile([-0, -0, 1], 0.25)).toBe(0);
		expect(median([-0, -0])).toBe(0);
	});
	it("refuses a share outside 0-1 and values that are not finite", () => {
		expect(() => quantile([1], 1.1)).toThrow(RangeError);
		expect(() => quantile([1, Number.NaN], 0.5)).toThrow(RangeError);
	});
	it("lies between the extremes, rises with p and ignores order", () => {
		fc.assert(
			fc.property(someNumbers, share, share, (values, p, q) => {
				const [low, high] = [quantile(values, Math.min(p, q)), quantile(values, Math.max(p, q))];
				expect(low).toBeGreaterThanOrEqual(Math.min(...values));
				expect(high).toBeLessThanOrEqual(Math.max(...values));
				expect(high).toBeGreaterThanOrEqual((low ?? 0) - 1e-9);
				expect(quantile([...values].reverse(), p)).toBe(quantile(values, p));
			}),
		);
	});
	it("does not change its input", () => {
		const frozen = Object.freeze([3, 1, 2]);
		expect(median(frozen)).toBe(2);
	});
});

describe("ordinal median, type 1", () => {
	it("is the lower of two middle labels and always one that occurs", () => {
		expect(ordinalMedian([4, 1, 3, 2])).toBe(2);
		expect(ordinalMedian([5, 1, 3])).toBe(3);
		expect(ordinalMedian([])).toBeNull();
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1 }), (ranks) => {
				const middle = ordinalMedian(ranks);
				expect(ranks).toContain(middle);
				expect(ranks.filter((rank) => rank <= (middle ?? -1)).length * 2).toBeGreaterThanOrEqual(ranks.length);
				expect(ranks.filter((rank) => rank < (middle ?? 9)).length * 2).toBeLessThanOrEqual(ranks.length);
			}),
		);
	});
});
