import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histogram } from "./histogram";
import { mean } from "./mean";
import { robustDistance } from "./robust-distance";

describe("robust distance", () => {
	it("equals SciPy's median_abs_deviation with scale 1/1.4826 for a sample with an outlier", () => {
		const sample = [2.1, 3.4, 3.9, 4.2, 5.5, 6.1, 7.7, 8.0, 9.3, 12.4, 30.2];
		expect(robustDistance(30.2, sample)).toBeCloseTo(7.388739683357248, 9);
	});
	it("says no-spread instead of dividing by zero, and null for nobody", () => {
		expect(robustDistance(9, [5, 5, 5, 9])).toBe("no-spread");
		expect(robustDistance(9, [])).toBeNull();
	});
});

describe("mean", () => {
	it("is null for nothing, never 0", () => {
		expect(mean([])).toBeNull();
		expect(mean([1, 2, 6])).toBe(3);
	});
});

describe("histogram", () => {
	it("counts every value once, the highest in the last part", () => {
		expect(histogram([0, 10, 49, 50, 100], 0, 100, 2)).toEqual([3, 2]);
		fc.assert(
			fc.property(fc.array(fc.integer({ min: -50, max: 150 })), fc.integer({ min: 1, max: 20 }), (values, bins) => {
				const counts = histogram(values, 0, 100, bins);
				expect(counts).toHaveLength(bins);
				expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
			}),
		);
	});
	it("refuses an empty range", () => {
		expect(() => histogram([1], 5, 5, 3)).toThrow(RangeError);
		expect(() => histogram([1], 0, 5, 0)).toThrow(RangeError);
	});
});
