import { describe, expect, it } from "vitest";
import { prepareTalkStrip } from "./prepare-talk-strip";

describe("the strip of a talk sheet", () => {
	it("keeps order and distance, and room at both ends", () => {
		const strip = prepareTalkStrip({ own: 0, lower: 10, median: 15, upper: 20, levels: null }, { low: -20, high: 20 });
		// 40 wide from -20 to 20, with 10 at each side: from -30 to 30.
		expect(strip).toEqual({
			own: 0.5,
			median: 0.75,
			band: { from: 40 / 60, to: 50 / 60 },
			interval: { from: 10 / 60, to: 50 / 60 },
		});
	});

	it("draws a level as wide as a step", () => {
		const { band } = prepareTalkStrip({ own: 1, lower: 1, median: 1, upper: 1, levels: ["E", "D"] }, null);
		expect(band.to - band.from).toBeCloseTo(1 / 1.5);
	});
});
