import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaQuantile } from "./beta-quantile";
import { countsByLevel } from "./counts-by-level";
import { histogram } from "./histogram";
import { incompleteBeta } from "./incomplete-beta";
import { jeffreysInterval } from "./jeffreys-interval";
import { mean } from "./mean";
import { median } from "./median";
import { medianAbsoluteDeviation } from "./median-absolute-deviation";
import { ordinalMedian } from "./ordinal-median";
import { ordinalQuantile } from "./ordinal-quantile";
import { position } from "./position";
import { quantile } from "./quantile";
import { quartiles } from "./quartiles";
import { robustDistance } from "./robust-distance";

const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 40 });
const p = fc.double({ min: 0, max: 1, noNaN: true });

describe("a statistic of nothing is nothing", () => {
	it("is null everywhere", () => {
		expect([quantile([], 0.5), median([]), quartiles([]), ordinalMedian([]), mean([])]).toEqual(Array(5).fill(null));
		expect([medianAbsoluteDeviation([]), robustDistance(1, []), position(1, []), jeffreysInterval(0, 0)]).toEqual(
			Array(4).fill(null),
		);
	});
});

describe("quantile type 7", () => {
	it("gives what R's quantile() documents", () => {
		// R: quantile(c(6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49)) and quantile(c(7, 15, 36, 39, 40, 41)), type 7.
		const odd = [6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49];
		expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantile(odd, share))).toEqual([6, 25.5, 40, 42.5, 49]);
		expect(quartiles([7, 15, 36, 39, 40, 41])).toEqual({ low: 20.25, median: 37.5, high: 39.75 });
	});
	it("rises with p, stays within the values, does not mind order and follows a change of scale", () => {
		fc.assert(
			fc.property(numbers, p, p, (values, one, two) => {
				const [low, high] = [quantile(values, Math.min(one, two))!, quantile(values, Math.max(one, two))!];
				expect(low).toBeLessThanOrEqual(high);
				expect(low).toBeGreaterThanOrEqual(Math.min(...values));
				expect(high).toBeLessThanOrEqual(Math.max(...values));
				expect(quantile(values.toReversed(), one)).toBe(quantile(values, one));
				expect(
					quantile(
						values.map((value) => 2 * value + 3),
						one,
					),
				).toBeCloseTo(2 * quantile(values, one)! + 3, 8);
			}),
		);
	});
	it("refuses what is no share or no number", () => {
		expect(() => quantile([1], 1.1)).toThrow(RangeError);
		expect(() => quantile([Number.NaN], 0.5)).toThrow(RangeError);
	});
});

describe("ordinal quantile type 1", () => {
	it("gives a level that somebody has: the lower of two middle ones", () => {
		expect(ordinalMedian([1, 2, 3, 4])).toBe(2);
		expect(ordinalMedian([5, 1, 1])).toBe(1);
		expect([0.25, 0.75].map((share) => ordinalQuantile([1, 2, 3, 4], share))).toEqual([1, 3]);
		fc.assert(fc.property(numbers, p, (ranks, share) => expect(ranks).toContain(ordinalQuantile(ranks, share))));
	});
	it("refuses ranks that are not whole", () => expect(() => ordinalMedian([1.5])).toThrow(RangeError));
});

describe("robust spread and distance", () => {
	it("gives what R's mad() documents", () => {
		// R: mad(c(1:9)) is 2.9652; the outlier of c(1:9, 1000) hardly moves it (3.7065).
		expect(medianAbsoluteDeviation([1, 2, 3, 4, 5, 6, 7, 8, 9])).toBeCloseTo(2.9652, 10);
		expect(medianAbsoluteDeviation([1, 2, 3, 4, 5, 6, 7, 8, 9, 1000])).toBeCloseTo(3.7065, 10);
		expect(robustDistance(8, [1, 2, 3, 4, 5, 6, 7, 8, 9])).toBeCloseTo(3 / 2.9652, 10);
	});
	it("has no unit where more than half are equal", () => expect(robustDistance(9, [1, 1, 1, 9])).toBeNull());
	it("does not change with the scale", () => {
		fc.assert(
			fc.property(numbers, fc.integer({ min: 1, max: 50 }), (values, factor) => {
				const before = robustDistance(values[0]!, values);
				const after = robustDistance(
					values[0]! * factor + 7,
					values.map((value) => value * factor + 7),
				);
				if (before === null) expect(after).toBeNull();
				else expect(after).toBeCloseTo(before, 8);
			}),
		);
	});
});

describe("position", () => {
	it("counts those below and half of the equal ones", () => {
		expect(position(3, [1, 2, 3, 4, 5])).toBe(50);
		expect(position(1, [1, 1, 2, 2])).toBe(25);
		expect(position(7, [7])).toBe(50);
	});
	it("averages 50 over a group, follows the order, and is blind to any rising change of scale", () => {
		fc.assert(
			fc.property(numbers, (values) => {
				const places = values.map((value) => position(value, values)!);
				expect(mean(places)).toBeCloseTo(50, 8);
				const cubed = values.map((value) => value ** 3);
				expect(cubed.map((value) => position(value, cubed))).toEqual(places);
				expect(Math.min(...places)).toBeGreaterThan(0);
				expect(Math.max(...places)).toBeLessThan(100);
			}),
		);
	});
	it("refuses a stranger", () => expect(() => position(9, [1, 2])).toThrow(RangeError));
});

describe("Jeffreys interval", () => {
	it("gives the published limits for n = 7 to 30", () => {
		// Brown, Cai & DasGupta (2001), table 5: limits of the Jeffreys interval, three decimals.
		const table: [number, number, number, number][] = [
			[1, 10, 0.011, 0.381],
			[2, 10, 0.044, 0.503],
			[3, 10, 0.093, 0.606],
			[5, 10, 0.224, 0.776],
			[10, 20, 0.292, 0.708],
			[15, 30, 0.328, 0.672],
		];
		for (const [right, total, low, high] of table) {
			const interval = jeffreysInterval(right, total)!;
			expect(interval.low).toBeCloseTo(low, 3);
			expect(interval.high).toBeCloseTo(high, 3);
		}
	});
	it("ends at 0 with none right and at 1 with all right", () => {
		expect(jeffreysInterval(0, 10)!.low).toBe(0);
		expect(jeffreysInterval(10, 10)!.high).toBe(1);
		// The other end of 0 of 10 is the 0.975 quantile of Beta(0.5, 10.5).
		expect(jeffreysInterval(0, 10)!.high).toBeCloseTo(0.217196, 5);
	});
	it("holds the share, mirrors, and narrows with more of the same", () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), (total, drawn) => {
				const right = Math.min(drawn, total);
				const { low, high } = jeffreysInterval(right, total)!;
				const mirrored = jeffreysInterval(total - right, total)!;
				expect(low).toBeLessThanOrEqual(right / total);
				expect(high).toBeGreaterThanOrEqual(right / total);
				expect(mirrored.low).toBeCloseTo(1 - high, 9);
				const more = jeffreysInterval(right * 4, total * 4)!;
				expect(more.high - more.low).toBeLessThan(high - low);
			}),
		);
	});
	it("refuses counts that cannot be", () => {
		for (const [right, total] of [
			[3, 2],
			[-1, 2],
			[0.5, 2],
		] as const)
			expect(() => jeffreysInterval(right, total)).toThrow(RangeError);
	});
});

describe("incomplete beta", () => {
	it("agrees with closed forms", () => {
		for (const x of [0.01, 0.2, 0.5, 0.77, 0.999]) {
			expect(incompleteBeta(x, 1, 1)).toBeCloseTo(x, 12);
			expect(incompleteBeta(x, 3, 1)).toBeCloseTo(x ** 3, 12);
			expect(incompleteBeta(x, 1, 4)).toBeCloseTo(1 - (1 - x) ** 4, 12);
			// The arcsine law: Beta(1/2, 1/2).
			expect(incompleteBeta(x, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 11);
		}
	});
	it("is turned round by the quantile", () => {
		const shape = fc.double({ min: 0.5, max: 80, noNaN: true });
		fc.assert(
			fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), shape, shape, (share, a, b) => {
				expect(incompleteBeta(betaQuantile(share, a, b), a, b)).toBeCloseTo(share, 9);
			}),
		);
	});
	it("refuses arguments outside its range", () => {
		expect(() => incompleteBeta(1.1, 1, 1)).toThrow(RangeError);
		expect(() => incompleteBeta(0.5, 0, 1)).toThrow(RangeError);
		expect(() => betaQuantile(-0.1, 1, 1)).toThrow(RangeError);
	});
});

describe("counts", () => {
	it("puts the highest value in the last bin and loses nobody", () => {
		expect(histogram([0, 9.9, 10, 55, 100], { minimum: 0, maximum: 100 }, 10)).toEqual([2, 1, 0, 0, 0, 1, 0, 0, 0, 1]);
		fc.assert(
			fc.property(numbers, fc.integer({ min: 1, max: 20 }), (values, bins) => {
				const counts = histogram(values, { minimum: -1000, maximum: 1000 }, bins);
				expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
			}),
		);
	});
	it("refuses what is off the scale", () => {
		expect(() => histogram([11], { minimum: 0, maximum: 10 }, 5)).toThrow(RangeError);
		expect(() => histogram([], { minimum: 1, maximum: 1 }, 5)).toThrow(RangeError);
		expect(() => histogram([], { minimum: 0, maximum: 1 }, 0)).toThrow(RangeError);
	});
	it("counts levels in their order, those of nobody too", () => {
		expect(countsByLevel(["B", "A", "B"], ["A", "B", "C"])).toEqual([1, 2, 0]);
		expect(() => countsByLevel(["X"], ["A"])).toThrow(RangeError);
		expect(() => countsByLevel([], ["A", "A"])).toThrow(RangeError);
	});
});

describe("mean", () => {
	it("keeps small numbers beside large ones", () => expect(mean([1e16, 1, -1e16, 1])).toBe(0.5));
	it("refuses what is no number", () => expect(() => mean([Number.POSITIVE_INFINITY])).toThrow(RangeError));
});
