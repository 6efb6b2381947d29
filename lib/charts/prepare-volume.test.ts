import { describe, expect, it } from "vitest";
import { addDays } from "../domain/school-day";
import { prepareVolume } from "./prepare-volume";

/** A Monday. */
const today = "2026-11-23";
const schoolDays = (count: number, received: number) =>
	Array.from({ length: 28 }, (_, index) => addDays(today, -index - 1))
		.filter((day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))
		.slice(0, count)
		.map((day) => ({ day, received }));

describe("records per day", () => {
	it("have no normal day while there are too few of them", () => {
		const model = prepareVolume(schoolDays(7, 100), today, 28, []);
		expect(model).toMatchObject({ band: null, regular: false, daysWithRecords: 7 });
		expect(model.bars.some((bar) => bar.unusual || bar.missing)).toBe(false);
	});

	it("mark a day far from the median of school days, and one without records", () => {
		const days = schoolDays(20, 100).filter((row) => row.day !== "2026-11-19");
		const model = prepareVolume(
			days.map((row) => (row.day === "2026-11-18" ? { ...row, received: 30 } : row)),
			today,
			28,
			[],
		);
		expect(model.bars.filter((bar) => bar.missing).map((bar) => bar.day)).toEqual(["2026-11-19"]);
		expect(model.bars.filter((bar) => bar.unusual).map((bar) => bar.day)).toEqual(["2026-11-18"]);
		expect(model.band).toEqual({ lowRatio: 80 / 120, highRatio: 1 });
		expect(model.lastDay).toEqual({ day: "2026-11-20", received: 100 });
	});

	it("do not judge today, weekends or days before the first delivery", () => {
		const model = prepareVolume(schoolDays(10, 100), today, 28, []);
		expect(model.bars).toHaveLength(28);
		expect(model.bars.some((bar) => bar.missing)).toBe(false);
	});

	it("are nothing of nothing", () => {
		expect(prepareVolume([], today, 28, [])).toMatchObject({ lastDay: null, daysWithRecords: 0, band: null });
	});
});
