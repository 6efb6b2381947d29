import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFreeDays } from "../calendar/read-free-days";
import { daySchema } from "../domain/day-schema";
import { momentSchema } from "../domain/moment-schema";
import { httpDate } from "../pull/http-date";
import { retryAfterSeconds, skewSeconds } from "../pull/read-headers";
import { periodChoice } from "../queries/periods/resolve-period";
import { parseTimestamp } from "../standards/xapi/timestamp";
import { impossibleDay, impossibleOffset, impossibleTime } from "./impossible-days";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const calendarOf = (...lines: string[]) =>
	readFreeDays(
		["BEGIN:VCALENDAR", "BEGIN:VEVENT", "SUMMARY:Vrij", ...lines, "END:VEVENT", "END:VCALENDAR"].join("\r\n"),
	);
const leftOut = { ok: true, days: [], others: 1, onNoDay: [expect.any(String)] };

describe("a day that no calendar has is read as no other day", () => {
	it("by forms, addresses and messages", () => {
		fc.assert(
			fc.property(impossibleDay, ({ year, month, day }) => {
				const text = `${year}-${month}-${day}`;
				expect(daySchema.safeParse(text).success).toBe(false);
				expect(momentSchema.safeParse(`${text}T10:00:00Z`).success).toBe(false);
				expect(parseTimestamp(`${text}T10:00:00Z`)).toBeNull();
				expect(periodChoice(`${text}_2099-12-31`)).toEqual({ key: "year" });
				expect(periodChoice(`2000-01-01_${text}`)).toEqual({ key: "year" });
			}),
		);
	});

	it("by the reader of calendar files, at either end", () => {
		fc.assert(
			fc.property(impossibleDay, ({ year, month, day }) => {
				const text = `${year}${month}${day}`;
				expect(calendarOf(`DTSTART;VALUE=DATE:${text}`)).toEqual(leftOut);
				expect(calendarOf("DTSTART;VALUE=DATE:19991201", `DTEND;VALUE=DATE:${text}`)).toEqual(leftOut);
			}),
		);
	});

	it("by the reader of headers, in each of the three forms", () => {
		const at = new Date("2026-11-28T01:00:00Z");
		fc.assert(
			fc.property(impossibleDay, ({ year, month, day }) => {
				const name = months[Number(month) - 1] ?? "Foo";
				const forms = [
					`Sat, ${day} ${name} ${year} 10:00:00 GMT`,
					`Saturday, ${day}-${name}-${year.slice(2)} 10:00:00 GMT`,
					`Sat ${name} ${day} 10:00:00 ${year}`,
				];
				for (const form of forms) {
					expect(httpDate(form)).toBeNull();
					expect(retryAfterSeconds(new Headers({ "retry-after": form }), at)).toBeNull();
					expect(skewSeconds(new Headers({ date: form }), at)).toBe(0);
				}
			}),
		);
	});
});

it("a time that no clock shows, or an offset that no place has, makes no moment", () => {
	fc.assert(
		fc.property(impossibleTime, impossibleOffset, (time, offset) => {
			for (const text of [`2026-03-01T${time}Z`, `2026-03-01T10:00:00${offset}`]) {
				expect(momentSchema.safeParse(text).success).toBe(false);
				expect(parseTimestamp(text)).toBeNull();
			}
			expect(httpDate(`Sun, 01 Mar 2026 ${time} GMT`)).toBeNull();
		}),
	);
});

it.each([
	"0000-01-01",
	"1899-12-31",
	"2200-01-01",
	"+12026-1-1",
	"2026-2-3",
	"2026-02-29",
	"2100-02-29",
	" 2026-01-01",
])("%j is no day that a form takes", (text) => {
	expect(daySchema.safeParse(text).success).toBe(false);
});

it.each(["0000-06-01T00:00:00Z", "0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00"])(
	"%j is no moment that the database keeps",
	(text) => {
		expect(momentSchema.safeParse(text).success).toBe(false);
	},
);

describe("what exists stays what it is", () => {
	it("every day, in every form", () => {
		const days = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
		fc.assert(
			fc.property(days, (date) => {
				const [day] = date.toISOString().split("T") as [string];
				expect(daySchema.parse(day)).toBe(day);
				expect(momentSchema.parse(date.toISOString())).toBe(date.toISOString());
				expect(parseTimestamp(date.toISOString())).toEqual(date);
				expect(httpDate(date.toUTCString())).toBe(Math.floor(date.getTime() / 1000) * 1000);
				expect(calendarOf(`DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`)).toMatchObject({
					days: [{ firstDay: day, lastDay: day }],
				});
			}),
		);
	});

	it("a leap second, on its own day; and none that never was", () => {
		expect(parseTimestamp("2016-12-31T23:59:60Z")?.toISOString()).toBe("2016-12-31T23:59:59.999Z");
		expect(parseTimestamp("2015-07-01T01:59:60.5+02:00")?.toISOString()).toBe("2015-06-30T23:59:59.999Z");
		for (const text of [
			"2026-03-01T10:15:60Z",
			"2016-12-31T23:59:60+01:00",
			"2016-11-30T23:59:60Z",
			"2016-12-31T23:58:60Z",
		])
			expect(parseTimestamp(text)).toBeNull();
	});

	it("both older forms of a date in a header", () => {
		const moment = Date.parse("1994-11-06T08:49:37Z");
		expect(httpDate("Sun, 06 Nov 1994 08:49:37 GMT")).toBe(moment);
		expect(httpDate("Sun Nov  6 08:49:37 1994")).toBe(moment);
		expect(httpDate("Saturday, 28-Nov-26 01:00:00 GMT")).toBe(Date.parse("2026-11-28T01:00:00Z"));
	});
});

describe("an event of a calendar file", () => {
	it.each([
		[["DTSTART;VALUE=DATE:20261219", "DURATION:P3D"], "2026-12-21"],
		[["DTSTART;VALUE=DATE:20261219", "DURATION:P2W"], "2027-01-01"],
		[["DTSTART;VALUE=DATE:20280228", "DTEND;VALUE=DATE:20280229"], "2028-02-28"],
		[["DTSTART;VALUE=DATE:20280229"], "2028-02-29"],
		[["DTSTART;VALUE=DATE:20261219", "DTEND;VALUE=DATE:20261219"], "2026-12-19"],
	])("%j lasts until %s", (lines, lastDay) => {
		expect(calendarOf(...lines)).toMatchObject({ days: [{ lastDay }], others: 0 });
	});

	it.each([
		[["DTSTART;VALUE=DATE:20261219", "DTEND;VALUE=DATE:20260104"]],
		[["DTSTART;VALUE=DATE:20261219", "DURATION:PT36H"]],
		[["DTSTART;VALUE=DATE:20261219", "DURATION:-P3D"]],
		[["DTSTART;VALUE=DATE:20261219", "DURATION:soon"]],
		[["DTSTART;VALUE=DATE:20261219", "DTEND:20261220T100000Z"]],
		[["DTSTART;VALUE=DATE:20260231", "DTEND;VALUE=DATE:20260304"]],
		[["DTSTART:20260231"]],
	])("%j is left out", (lines) => {
		expect(calendarOf(...lines)).toMatchObject({ ok: true, days: [], others: 1 });
	});

	it("has a name on one line, without marks that turn or hide, not cut within a letter", () => {
		const named = (name: string) => calendarOf(`SUMMARY:${name}`, "DTSTART;VALUE=DATE:20261219").ok;
		expect(named("x")).toBe(true);
		const read = (name: string) =>
			readFreeDays(
				`BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:${name}\r\nDTSTART;VALUE=DATE:20261219\r\nEND:VEVENT\r\nEND:VCALENDAR`,
			);
		expect(read("Kerst\\n\u202Evakantie\u0007")).toMatchObject({ days: [{ name: "Kerst vakantie" }] });
		expect(read(`${"a".repeat(79)}😀`)).toMatchObject({ days: [{ name: "a".repeat(79) }] });
	});
});
