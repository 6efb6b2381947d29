import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactDifference } from "./exact-difference";

describe("an exact difference", () => {
	it("is what subtraction on paper gives", () => {
		expect(exactDifference(6.3, 6.1)).toBe(0.2);
		expect(exactDifference(0.3, 0.1)).toBe(0.2);
		expect(exactDifference(-1.5, 2.25)).toBe(-3.75);
		expect(exactDifference(1e21, 1e-7)).toBe(1e21);
		expect(exactDifference(5, 5)).toBe(0);
		expect(() => exactDifference(Number.NaN, 1)).toThrow(RangeError);
	});

	it("agrees with whole thousandths", () => {
		const thousandths = fc.integer({ min: -10_000_000, max: 10_000_000 });
		fc.assert(
			fc.property(thousandths, thousandths, (a, b) => {
				expect(exactDifference(a / 1000, b / 1000)).toBe((a - b) / 1000);
			}),
		);
	});
});
