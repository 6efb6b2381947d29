import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultWindow, publishedFrom, publishedThrough } from "./publication";
import { momentInAmsterdam } from "./school-day";

const at = (day: string, time: string) => momentInAmsterdam(day, time);
const christmas = { firstDay: "2026-12-19", lastDay: "2027-01-03" };

describe("the moment of publication", () => {
	it.each([
		["a school day before five", at("2026-11-26", "16:59"), at("2026-11-26", "17:00")],
		["at five itself", at("2026-11-26", "17:00"), at("2026-11-26", "17:00")],
		["a school day after five", at("2026-11-26", "17:01"), at("2026-11-27", "17:00")],
		["Friday evening", at("2026-11-27", "18:00"), at("2026-11-30", "17:00")],
		["in the weekend", at("2026-11-28", "10:00"), at("2026-11-30", "17:00")],
		["the evening before the holiday", at("2026-12-18", "17:30"), at("2027-01-04", "17:00")],
		["in the holiday", at("2026-12-28", "12:00"), at("2027-01-04", "17:00")],
		["the Friday before summer time begins", at("2027-03-26", "20:00"), at("2027-03-29", "17:00")],
	])("%s", (_when, received, published) => {
		expect(publishedFrom(received, defaultWindow, [christmas])).toEqual(published);
	});

	it("is five by the clock in winter and in summer", () => {
		expect(at("2026-11-26", "17:00").toISOString()).toBe("2026-11-26T16:00:00.000Z");
		expect(at("2027-06-01", "17:00").toISOString()).toBe("2027-06-01T15:00:00.000Z");
	});

	it("of the hour that is skipped comes an hour later, of the one that comes twice the first", () => {
		expect(at("2027-03-28", "02:30").toISOString()).toBe("2027-03-28T01:30:00.000Z");
		expect(at("2026-10-25", "02:30").toISOString()).toBe("2026-10-25T00:30:00.000Z");
	});

	it("is at once where the school says so", () => {
		const sunday = at("2026-11-29", "03:00");
		expect(publishedFrom(sunday, { ...defaultWindow, at: null }, [christmas])).toEqual(sunday);
	});

	it("never comes where the calendar is closed", () => {
		const closed = [{ firstDay: "2020-01-01", lastDay: "2039-12-31" }];
		expect(publishedFrom(at("2026-11-26", "12:00"), defaultWindow, closed)).toBeNull();
		expect(publishedThrough(at("2026-11-26", "12:00"), defaultWindow, closed)).toBeNull();
	});
});

const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2028-01-01"), noInvalidDate: true });
const window = fc.record({
	weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
	at: fc.option(
		fc
			.integer({ min: 24, max: 88 })
			.map((quarter) => `${String(quarter >> 2).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`),
	),
});
const holidays = fc.array(
	fc.tuple(moment, fc.integer({ min: 0, max: 60 })).map(([first, days]) => ({
		firstDay: first.toISOString().slice(0, 10),
		lastDay: new Date(first.getTime() + days * 86_400_000).toISOString().slice(0, 10),
	})),
	{ maxLength: 4 },
);

describe("what is published", () => {
	it("is exactly what has had its moment", () => {
		fc.assert(
			fc.property(moment, moment, window, holidays, (received, looked, when, free) => {
				const through = publishedThrough(looked, when, free);
				const from = publishedFrom(received, when, free);
				expect(through !== null && received <= through).toBe(from !== null && from <= looked);
			}),
		);
	});
});
