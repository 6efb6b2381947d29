import { expect, test } from "vitest";
import { jeffreys } from "./jeffreys";

/** Quantiles of the beta distribution as SciPy has them (scipy.stats.beta.ppf), to three decimals; Brown, Cai and DasGupta (2001) print these. */
test.each([
	[0, 7, 0, 0.292],
	[1, 7, 0.016, 0.501],
	[2, 7, 0.065, 0.648],
	[1, 10, 0.011, 0.381],
	[2, 10, 0.044, 0.503],
	[3, 10, 0.093, 0.606],
	[4, 10, 0.153, 0.696],
	[5, 10, 0.224, 0.776],
])("%i of %i lies between %f and %f", (right, taken, low, high) => {
	const found = jeffreys(right, taken);
	expect(found.low).toBeCloseTo(low, 3);
	expect(found.high).toBeCloseTo(high, 3);
});

test("turned round it is turned round, and the ends are 0 and 1", () => {
	for (const [right, taken] of [
		[0, 5],
		[3, 12],
		[12, 12],
	] as const) {
		const [one, other] = [jeffreys(right, taken), jeffreys(taken - right, taken)];
		expect(one.low).toBeCloseTo(1 - other.high, 10);
	}
	expect(jeffreys(0, 6).low).toBe(0);
	expect(jeffreys(6, 6).high).toBe(1);
});
