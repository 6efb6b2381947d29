import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarLimits, readFreeDays } from "./read-free-days";

const event = (...lines: string[]) => ["BEGIN:VEVENT", "UID:1", ...lines, "END:VEVENT"];
const file = (...events: string[][]) =>
	["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test", ...events.flat(), "END:VCALENDAR"].join("\r\n");
const wholeDay = (name: string, from: string, to: string) =>
	event(`SUMMARY:${name}`, `DTSTART;VALUE=DATE:${from}`, `DTEND;VALUE=DATE:${to}`);

describe("a calendar file", () => {
	it("gives events of whole days in their order; the end of the file's event is not a day of it", () => {
		const text = file(
			wholeDay("Kerstvakantie\\, regio midden", "20261219", "20270104"),
			wholeDay("Herfstvakantie", "20261017", "20261026"),
			event("SUMMARY:Studiedag", "DTSTART;VALUE=DATE:20270208"),
		);
		expect(readFreeDays(text)).toEqual({
			ok: true,
			days: [
				{ name: "Herfstvakantie", firstDay: "2026-10-17", lastDay: "2026-10-25" },
				{ name: "Kerstvakantie, regio midden", firstDay: "2026-12-19", lastDay: "2027-01-03" },
				{ name: "Studiedag", firstDay: "2027-02-08", lastDay: "2027-02-08" },
			],
			others: 0,
			onNoDay: [],
		});
	});

	it("names what stands on a day that no calendar has", () => {
		const text = file(
			event("SUMMARY:Vakantie", "DTSTART;VALUE=DATE:20260231"),
			event("SUMMARY:Toetsweek", "DTSTART;VALUE=DATE:20261219", "DTEND;VALUE=DATE:20261232"),
			event("SUMMARY:Studiedag", "DTSTART;VALUE=DATE:20270208"),
		);
		expect(readFreeDays(text)).toMatchObject({ days: [{ name: "Studiedag" }], onNoDay: ["Vakantie", "Toetsweek"] });
	});

	it("leaves out what has a time of day or comes again, and counts it", () => {
		const text = file(
			event("SUMMARY:Ouderavond", "DTSTART:20261201T190000Z", "DTEND:20261201T210000Z"),
			event("SUMMARY:Weekend", "DTSTART;VALUE=DATE:20261205", "RRULE:FREQ=WEEKLY"),
			event("SUMMARY:Zonder begin"),
		);
		expect(readFreeDays(text)).toEqual({ ok: true, days: [], others: 3, onNoDay: [] });
	});

	it("gives the same event once", () => {
		const twice = wholeDay("Mei", "20270424", "20270510");
		expect(readFreeDays(file(twice, twice))).toMatchObject({ days: [{ name: "Mei" }] });
	});

	it.each(["", "PK\u0003\u0004", "BEGIN:VCARD\r\nEND:VCARD", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT"])(
		"is not one: %j",
		(text) => {
			expect(readFreeDays(text).ok).toBe(false);
		},
	);

	it.each([
		[
			"too-many-events",
			file(...Array.from({ length: calendarLimits.events + 1 }, () => wholeDay("Kerst", "20261219", "20270104"))),
		],
		["too-many-lines", file(event(..."x".repeat(calendarLimits.lines).split("")))],
		["too-many-lines", file(event(`SUMMARY:${"x".repeat(calendarLimits.characters)}`))],
		["no-calendar", "BEGIN:VEVENT\r\n".repeat(10_000)],
		["no-calendar", `BEGIN:VCALENDAR\r\n${"BEGIN:VEVENT\r\n".repeat(9)}${"END:VEVENT\r\n".repeat(9)}END:VCALENDAR`],
	])("is refused with %s before it is made anything of", (code, text) => {
		expect(readFreeDays(text)).toEqual({ ok: false, code });
	});

	it("reads 500 generated agendas up to the limits within a second each", () => {
		const line = fc.constantFrom(
			"RRULE:FREQ=DAILY",
			"DTSTART;VALUE=DATE:20261219",
			"X-A;B=C;D=E:F",
			" folded",
			"SUMMARY:a",
			"BEGIN:VALARM",
			"END:VALARM",
			"DTSTART;TZID=x:1",
		);
		fc.assert(
			fc.property(fc.array(line, { maxLength: 12 }), fc.integer({ min: 1, max: 300 }), (lines, times) => {
				const started = process.cpuUsage();
				const reading = readFreeDays(file(...Array.from({ length: times }, () => event(...lines))));
				const { user, system } = process.cpuUsage(started);
				expect((user + system) / 1_000).toBeLessThan(1_000);
				if (!reading.ok) expect(reading.code).toMatch(/^(no-calendar|too-many-lines)$/);
			}),
			{ numRuns: 500 },
		);
	});

	it("never breaks on a file that was cut or changed", () => {
		const sound = file(wholeDay("Kerst", "20261219", "20270104"), event("SUMMARY:Laat", "DTSTART:20261201T190000Z"));
		fc.assert(
			fc.property(fc.nat(sound.length), fc.string({ maxLength: 6 }), fc.nat(12), (at, put, cut) => {
				const reading = readFreeDays(sound.slice(0, at) + put + sound.slice(at + cut));
				for (const days of reading.ok ? reading.days : []) expect(days.firstDay <= days.lastDay).toBe(true);
			}),
			{ numRuns: 2000 },
		);
	});
});
