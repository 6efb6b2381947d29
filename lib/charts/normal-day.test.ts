import { expect, it } from "vitest";
import { addDays } from "../domain/school-day";
import { isSchoolDay } from "../domain/school-days";
import { normalDay } from "./normal-day";

/** A Monday. */
const today = "2026-11-23";
const schoolDays = (count: number, received: (index: number) => number) =>
	Array.from({ length: 90 }, (_, index) => addDays(today, -index - 1))
		.filter((day) => isSchoolDay(day, []))
		.slice(0, count)
		.map((day, index) => ({ day, received: received(index) }));

it("is the median of the last 20 school days with records, older ones do not count", () => {
	const days = schoolDays(30, (index) => (index < 20 ? 100 + index : 1_000));
	expect(normalDay([...days].reverse(), today, [])).toEqual({ median: 109.5, days: 20 });
});

it("passes over weekends, days without records and today", () => {
	const days = schoolDays(10, () => 50);
	const others = [
		{ day: today, received: 900 },
		{ day: "2026-11-22", received: 900 },
		{ day: "2026-10-01", received: 0 },
	];
	expect(normalDay([...days, ...others], today, [])).toEqual({ median: 50, days: 10 });
});

it("passes over a holiday in which something came all the same", () => {
	const days = schoolDays(12, (index) => (index < 4 ? 1 : 50));
	const holiday = { firstDay: days[3]!.day, lastDay: days[0]!.day };
	expect(normalDay(days, today, [holiday])).toEqual({ median: 50, days: 8 });
});

it("is not there for fewer than 8 days, and nothing of nothing", () => {
	expect(
		normalDay(
			schoolDays(7, () => 50),
			today,
			[],
		),
	).toEqual({ median: null, days: 7 });
	expect(normalDay([], today, [])).toEqual({ median: null, days: 0 });
});
