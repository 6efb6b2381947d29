import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { position } from "./position";

const marks = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 40 });

describe("position", () => {
	it("counts half of the ties, oneself included", () => {
		expect(position(5, [5, 5, 3, 8])).toEqual({ below: 1, equal: 2, above: 1, n: 4, share: 50 });
		expect(position(8, [5, 5, 3, 8])?.share).toBe(87.5);
	});
	it("is in the middle for one alone and for a group that is all equal", () => {
		expect(position(4, [4])?.share).toBe(50);
		expect(position(4, [4, 4, 4])?.share).toBe(50);
	});
	it("is nothing for nobody, and refuses a value that is not among them", () => {
		expect(position(1, [])).toBeNull();
		expect(() => position(2, [1, 3])).toThrow(RangeError);
	});
	it("averages to the middle over the group and never falls when the value rises", () => {
		fc.assert(
			fc.property(marks, (values) => {
				const shares = values.map((value) => position(value, values)?.share ?? Number.NaN);
				const sum = shares.reduce((total, one) => total + one, 0);
				expect(sum / values.length).toBeCloseTo(50, 9);
				for (const [i, a] of values.entries())
					for (const [j, b] of values.entries()) if (a <= b) expect(shares[i]).toBeLessThanOrEqual(shares[j] ?? 0);
			}),
		);
	});
	it("does not change with the unit of the scale", () => {
		fc.assert(
			fc.property(marks, fc.integer({ min: 1, max: 9 }), fc.integer({ min: -50, max: 50 }), (values, a, b) => {
				const moved = values.map((value) => a * value + b);
				expect(moved.map((value) => position(value, moved)?.share)).toEqual(
					values.map((value) => position(value, values)?.share),
				);
			}),
		);
	});
});
