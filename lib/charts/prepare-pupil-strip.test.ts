import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareInGroup } from "../standing/compare-in-group";
import { defaultSettings } from "../standing/settings";
import { endsOf } from "../standing/timeline-scale";
import { preparePupilStrip } from "./prepare-pupil-strip";

describe("the strip of a pupil in the group", () => {
	it("keeps every mark on an axis with both ends printed", () => {
		const value = fc.integer({ min: -500, max: 2000 });
		fc.assert(
			fc.property(value, fc.array(value, { minLength: 5, maxLength: 40 }), (own, others) => {
				const member = (shown: number) => ({ rank: shown, shown, label: null, interval: null });
				const result = compareInGroup(member(own), others.map(member), defaultSettings);
				if (result.state !== "compared") return false;
				const strip = preparePupilStrip(result.spread, result.own);
				const marks = [strip.own, strip.median, strip.band.from, strip.band.to, ...strip.dots.map((dot) => dot.xRatio)];
				return (
					strip.dots.length === others.length &&
					marks.every((mark) => mark >= 0 && mark <= 1) &&
					Number(strip.ticks[0]?.value) < Number(strip.ticks[1]?.value)
				);
			}),
		);
	});

	it("never passes the bounds of the scale", () => {
		const spread = { values: [0.2, 0.5, 1], lower: 0.35, median: 0.5, upper: 0.75, levels: null };
		const strip = preparePupilStrip(spread, 0.2, { low: 0, high: 0.45 }, { low: 0, high: 1 });
		expect(strip.ticks.map((tick) => tick.value)).toEqual([0, 1]);
		expect(strip.interval).toEqual({ from: 0, to: 0.45 });
	});

	it("keeps a grade between 0 and 10, where a round step would pass them", () => {
		const spread = { values: [1, 4, 7, 10], lower: 3, median: 5, upper: 8, levels: null };
		const strip = preparePupilStrip(spread, 4, null, endsOf("grade-0-10-decimal"));
		expect(strip.ticks.map((tick) => tick.value)).toEqual([0, 10]);
		expect(endsOf("skill-score")).toBeNull();
	});

	it("stands levels beside each other, weakest first, with a band of whole levels", () => {
		const spread = { values: [0, 1, 2, 2, 3, 4], lower: 1, median: 2, upper: 3, levels: ["E", "D", "C", "B", "A"] };
		const strip = preparePupilStrip(spread, 0);
		expect(strip.ticks.map((tick) => tick.value)).toEqual(["E", "D", "C", "B", "A"]);
		expect(strip.own).toBeCloseTo(0.1);
		expect(strip.band).toEqual({ from: 0.2, to: 0.8 });
		expect(strip.dots.map((dot) => dot.level)).toEqual([0, 0, 1, 0, 0]);
	});
});
