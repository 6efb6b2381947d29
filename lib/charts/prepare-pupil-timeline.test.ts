import { describe, expect, it } from "vitest";
import type { PracticeWeeks } from "../standing/practice-weeks";
import { preparePupilTimeline } from "./prepare-pupil-timeline";

const period = { from: "2026-11-02", to: "2026-11-29" };
const week = (monday: string, durationMs: number, medianDurationMs: number | null, practised: number | null) => ({
	...{ monday, durationMs, medianDurationMs, practised, tasks: durationMs / 60_000, medianTasks: null },
});
const practice: PracticeWeeks = {
	measure: "time",
	n: 20,
	total: { weeks: 1, tasks: 30, durationMs: 30 * 60_000 },
	weeks: [
		week("2026-11-02", 30 * 60_000, 60 * 60_000, 18),
		week("2026-11-09", 0, null, 0),
		week("2026-11-16", 0, null, 0),
		week("2026-11-23", 0, 15 * 60_000, 12),
	],
};

describe("the timeline of a pupil", () => {
	it("puts weeks on the axis of days, bars and medians on one scale, and joins weeks without anybody", () => {
		const model = preparePupilTimeline({ tests: [], practice, notes: [] }, period);
		expect(model.weeks.map((bar) => [bar.x, bar.width, bar.own, bar.median])).toEqual([
			[0, 0.25, 0.5, 1],
			[0.25, 0.25, 0, null],
			[0.5, 0.25, 0, null],
			[0.75, 0.25, 0, 0.25],
		]);
		expect(model.top).toBe(60);
		expect(model.gaps).toEqual([{ from: 0.25, to: 0.75 }]);
	});

	it("has no gap where the group is too small to say that nobody practised", () => {
		const few = { ...practice, weeks: practice.weeks.map((one) => ({ ...one, practised: null })) };
		expect(preparePupilTimeline({ tests: [], practice: few, notes: [] }, period).gaps).toEqual([]);
	});

	it("gives labels that would meet a row each, and turns one at the left edge to the right", () => {
		const tests = [
			{ day: "2026-11-02", label: "Rekenen" },
			{ day: "2026-11-20", label: "Begrijpend lezen" },
			{ day: "2026-11-22", label: "Spelling" },
		];
		const { tests: placed } = preparePupilTimeline({ tests, practice, notes: [] }, period);
		expect(placed.map(({ lane, side }) => [lane, side])).toEqual([
			[0, "right"],
			[0, "left"],
			[1, "left"],
		]);
	});
});
