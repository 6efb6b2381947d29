import { describe, expect, it } from "vitest";
import { measuredValue } from "./measured-value";

const value = { rank: 214, shown: 214, label: null, interval: null };

describe("a value with its measurement error", () => {
	it("lies in the middle of 1.96 errors to each side", () => {
		// A standard error of 5.1 on a scale score of 214: 204.0 to 224.0.
		const { interval } = measuredValue(value, 5.1);
		expect(interval?.low).toBeCloseTo(204.004, 3);
		expect(interval?.high).toBeCloseTo(223.996, 3);
	});

	it("has no interval without an error, nor has a label", () => {
		expect(measuredValue(value, null)).toEqual(value);
		const label = { rank: 3, shown: null, label: "C", interval: null };
		expect(measuredValue(label, 5)).toEqual(label);
	});
});
