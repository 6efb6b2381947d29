import { describe, expect, it } from "vitest";
import { countsByLevel } from "./counts-by-level";
import { ordinalQuantile } from "./ordinal-quantile";

describe("counts by level", () => {
	it("counts in the order of the scale, the levels of nobody too", () => {
		expect(countsByLevel(["B", "A", "B"], ["A", "B", "C"])).toEqual([1, 2, 0]);
		expect(countsByLevel([], ["A"])).toEqual([0]);
	});
	it("refuses a label off the scale and a level named twice", () => {
		expect(() => countsByLevel(["X"], ["A"])).toThrow(RangeError);
		expect(() => countsByLevel([], ["A", "A"])).toThrow(RangeError);
	});
});

describe("ordinal quartiles, type 1", () => {
	it("are ranks that somebody has", () => {
		expect([0.25, 0.5, 0.75].map((share) => ordinalQuantile([1, 2, 3, 4], share))).toEqual([1, 2, 3]);
		expect(ordinalQuantile([], 0.5)).toBeNull();
	});
	it("refuse ranks that are not whole", () => expect(() => ordinalQuantile([1.5], 0.5)).toThrow(RangeError));
});
