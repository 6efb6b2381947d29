import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaQuantile } from "./beta-quantile";
import { jeffreysInterval } from "./jeffreys-interval";
import { logGamma } from "./log-gamma";
import { regularisedBeta } from "./regularised-beta";

describe("the beta distribution", () => {
	it("equals independently computed values (SciPy 1.x: gammaln, betainc)", () => {
		expect(logGamma(0.5)).toBeCloseTo(0.5723649429247001, 13);
		expect(logGamma(10.5)).toBeCloseTo(13.940625219403763, 11);
		expect(regularisedBeta(0.3, 0.5, 0.5)).toBeCloseTo(0.369010119565545, 12);
		expect(regularisedBeta(0.4, 2, 3)).toBeCloseTo(0.5248, 12);
		expect(regularisedBeta(0, 2, 3)).toBe(0);
		expect(regularisedBeta(1, 2, 3)).toBe(1);
	});
	it("is turned round by its quantile", () => {
		const shape = fc.integer({ min: 1, max: 400 }).map((n) => n / 2);
		fc.assert(
			fc.property(shape, shape, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (a, b, p) => {
				expect(regularisedBeta(betaQuantile(p, a, b), a, b)).toBeCloseTo(p, 8);
			}),
		);
	});
	it("refuses what lies outside its range", () => {
		expect(() => regularisedBeta(1.2, 1, 1)).toThrow(RangeError);
		expect(() => regularisedBeta(0.5, 0.2, 1)).toThrow(RangeError);
		expect(() => betaQuantile(-0.1, 1, 1)).toThrow(RangeError);
		expect(() => logGamma(0)).toThrow(RangeError);
	});
});

describe("the Jeffreys interval", () => {
	it.each([
		[5, 10, 0.22352867, 0.77647133],
		[1, 10, 0.01101167, 0.38131477],
		[3, 13, 0.06965667, 0.49737212],
		[8, 10, 0.4972255, 0.95594059],
		[50, 100, 0.40317395, 0.59682605],
	])("of %i right in %i equals the quantiles of SciPy's beta distribution", (right, n, low, high) => {
		const interval = jeffreysInterval(right, n);
		expect(interval?.low).toBeCloseTo(low, 7);
		expect(interval?.high).toBeCloseTo(high, 7);
	});
	it("begins at 0 when none is right and ends at 1 when all are", () => {
		expect(jeffreysInterval(0, 10)?.low).toBe(0);
		expect(jeffreysInterval(0, 10)?.high).toBeCloseTo(0.217196268, 7);
		expect(jeffreysInterval(10, 10)?.high).toBe(1);
	});
	it("is nothing for no trials, and refuses half answers", () => {
		expect(jeffreysInterval(0, 0)).toBeNull();
		expect(() => jeffreysInterval(0.5, 2)).toThrow(RangeError);
		expect(() => jeffreysInterval(3, 2)).toThrow(RangeError);
		expect(() => jeffreysInterval(1, 2, 1)).toThrow(RangeError);
	});
	it("holds the share seen, mirrors right and wrong, and narrows with more trials of the same share", () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 40 }), (r, n) => {
				const right = Math.min(r, n);
				const one = jeffreysInterval(right, n);
				const mirror = jeffreysInterval(n - right, n);
				const four = jeffreysInterval(4 * right, 4 * n);
				expect(one?.low).toBeLessThanOrEqual(right / n);
				expect(one?.high).toBeGreaterThanOrEqual(right / n);
				expect(mirror?.low).toBeCloseTo(1 - (one?.high ?? 0), 9);
				expect((four?.high ?? 1) - (four?.low ?? 0)).toBeLessThanOrEqual((one?.high ?? 0) - (one?.low ?? 0));
			}),
		);
	});
});
