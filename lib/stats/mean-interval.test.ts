import fc from "fast-check";
import { expect, it } from "vitest";
import { meanInterval } from "./mean-interval";

it("is that of t.test in R", () => {
	// R: t.test(c(0.2, 0.4, 0.5, 0.9))$conf.int
	const told = meanInterval([0.2, 0.4, 0.5, 0.9]);
	expect(told?.low).toBeCloseTo(0.03155, 4);
	expect(told?.high).toBeCloseTo(0.96845, 4);
	// The quantile itself: t(0.975, 10) = 2.228139 in every table. Eleven values of which s / sqrt(n) is 1.
	const eleven = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11];
	const s = Math.sqrt(eleven.reduce((sum, value) => sum + (value - 1) ** 2, 0) / 10);
	expect(((meanInterval(eleven)?.high ?? 0) - 1) / (s / Math.sqrt(11))).toBeCloseTo(2.228139, 5);
});

it("holds the mean, is that value where all are equal, and is nothing of fewer than two", () => {
	fc.assert(
		fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 40 }), (values) => {
			const { low, high } = meanInterval(values) ?? { low: Number.NaN, high: Number.NaN };
			const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
			expect(low).toBeLessThanOrEqual(middle + 1e-12);
			expect(high).toBeGreaterThanOrEqual(middle - 1e-12);
		}),
	);
	expect(meanInterval([0.5, 0.5, 0.5])).toEqual({ low: 0.5, high: 0.5 });
	expect(meanInterval([0.5])).toBeNull();
});
