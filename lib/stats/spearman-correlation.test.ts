import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spearmanCorrelation } from "./spearman-correlation";
import { spearmanInterval } from "./spearman-interval";

type Pair = readonly [number, number];

describe("Spearman's rank correlation", () => {
	it("equals what R gives, with ties at their mean rank", () => {
		// R: cor(c(106,100,86,101,99,103,97,113,112,110), c(7,27,2,50,28,29,20,12,6,17), method = "spearman")
		const x = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
		const y = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
		expect(spearmanCorrelation(x.map((value, i) => [value, y[i] ?? 0]))).toBeCloseTo(-29 / 165, 12);
		// R: cor(c(1,2,2,3), c(1,3,2,4), method = "spearman")
		expect(
			spearmanCorrelation([
				[1, 1],
				[2, 3],
				[2, 2],
				[3, 4],
			]),
		).toBeCloseTo(0.9486833, 7);
	});

	it("of nothing, of one, or without a spread is null", () => {
		expect(spearmanCorrelation([])).toBeNull();
		expect(spearmanCorrelation([[1, 2]])).toBeNull();
		expect(
			spearmanCorrelation([
				[1, 2],
				[1, 3],
			]),
		).toBeNull();
	});

	it("depends on the order alone, and turns its sign when one side is turned", () => {
		const pair = fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 }));
		fc.assert(
			fc.property(fc.array(pair, { minLength: 2, maxLength: 30 }), (pairs) => {
				const own = spearmanCorrelation(pairs);
				const stretched = pairs.map(([x, y]): Pair => [x ** 3, 2 * y + 5]);
				const turned = pairs.map(([x, y]): Pair => [x, -y]);
				expect(spearmanCorrelation(stretched)).toEqual(own);
				if (own !== null) expect(spearmanCorrelation(turned)).toBeCloseTo(-own, 12);
			}),
		);
	});

	it("has the interval of Bonett and Wright", () => {
		// By hand: atanh(0.5) = 0.549306, sqrt(1.125 / 17) = 0.257248; tanh(0.549306 -+ 1.959964 x 0.257248)
		const interval = spearmanInterval(0.5, 20);
		expect(interval?.low).toBeCloseTo(0.04508, 4);
		expect(interval?.high).toBeCloseTo(0.78316, 4);
		expect(spearmanInterval(1, 20)).toBeNull();
		expect(spearmanInterval(0.5, 3)).toBeNull();
		expect(() => spearmanInterval(1.1, 20)).toThrow(RangeError);
	});
});
