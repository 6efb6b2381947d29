import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../domain/school-day";
import { parsePeriodChoice, printPeriodChoice, resolvePeriod } from "./period";

const years = [
	{ beginDate: "2025-08-01", endDate: "2026-08-01" },
	{ beginDate: "2026-08-01", endDate: "2027-08-01" },
];

describe("a period in the address", () => {
	it("is read back as it was written", () => {
		for (const text of ["year", "8w", "4w", "2026-09-01..2026-11-23"])
			expect(printPeriodChoice(parsePeriodChoice(text))).toBe(text);
	});
	it("is the school year when it cannot be read", () => {
		for (const text of [undefined, "", "9w", "2026-02-30..2026-03-01", "2026-03-02..2026-03-01", "x".repeat(9999)])
			expect(parsePeriodChoice(text)).toEqual({ code: "year" });
	});
});

describe("the days of a period", () => {
	const daysOf = (text: string, today: string, lastDataDay: string | null) => {
		const { beginDate, lastDate, fallback } = resolvePeriod(parsePeriodChoice(text), today, years, lastDataDay);
		return [beginDate, lastDate, fallback];
	};
	it("are this school year up to today", () => {
		expect(daysOf("year", "2026-11-23", "2026-11-20")).toEqual(["2026-08-01", "2026-11-23", false]);
	});
	it("are last year's in August, up to its last day with data", () => {
		expect(daysOf("year", "2026-08-12", "2026-07-08")).toEqual(["2025-08-01", "2026-07-08", true]);
	});
	it("are the weeks before the holiday when nothing came since", () => {
		expect(daysOf("4w", "2027-01-02", "2026-12-18")).toEqual(["2026-12-06", "2027-01-02", false]);
		expect(daysOf("4w", "2026-08-20", "2026-07-08")).toEqual(["2026-06-11", "2026-07-08", true]);
	});
	it("never end after today, and begin where they end or before", () => {
		const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays("2025-08-01", days));
		const text = fc.oneof(
			fc.constantFrom("year", "8w", "4w"),
			fc.tuple(day, day).map((days) => days.sort().join("..")),
		);
		fc.assert(
			fc.property(text, day, fc.option(day), (choice, today, last) => {
				const known = last !== null && last > today ? today : last;
				const { beginDate, lastDate } = resolvePeriod(parsePeriodChoice(choice), today, years, known);
				expect(lastDate <= today).toBe(true);
				if (!choice.includes("..")) expect(beginDate <= lastDate).toBe(true);
			}),
		);
	});
	it("fall back to the Dutch school year where the roster names none", () => {
		expect(resolvePeriod({ code: "year" }, "2026-03-01", [], null).beginDate).toBe("2025-08-01");
	});
});
