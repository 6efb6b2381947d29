import ICAL from "ical.js";
import { z } from "zod";
import { addDays } from "../domain/school-day";

/** Days of one event, both included, yyyy-mm-dd. */
export interface CalendarDays {
	readonly name: string;
	readonly firstDay: string;
	readonly lastDay: string;
}

export type CalendarReading =
	| {
			readonly ok: true;
			/** Whole days, the first to begin first; the same twice stands once. At most 200. */
			readonly days: readonly CalendarDays[];
			/** Events that were left out: with a time of day, or that come again by a rule. */
			readonly others: number;
	  }
	| { readonly ok: false; readonly code: CalendarFault };

export type CalendarFault = "no-calendar" | "too-many-lines" | "too-many-events";

const most = 200;

/** Above the agenda of a whole school year; the parser behind it takes a file line by line, and its parts by their depth. */
export const calendarLimits = { characters: 256 * 1024, lines: 20_000, depth: 4, events: 2_000 } as const;

/** Events of whole days in an iCalendar file (RFC 5545, 3.6.1: DTSTART as a date; DTEND is exclusive). Not ok: no such file. */
export function readFreeDays(text: string): CalendarReading {
	const passed = findPassedLimit(text);
	if (passed !== null) return { ok: false, code: passed };
	let events: InstanceType<typeof ICAL.Component>[];
	try {
		const calendar = new ICAL.Component(ICAL.parse(text));
		if (calendar.name !== "vcalendar") return { ok: false, code: "no-calendar" };
		events = calendar.getAllSubcomponents("vevent");
	} catch {
		return { ok: false, code: "no-calendar" };
	}
	const whole = events.flatMap((event) => daysOf(event) ?? []);
	const distinct = new Map(whole.map((days) => [`${days.firstDay} ${days.lastDay} ${days.name}`, days]));
	const days = [...distinct.values()].sort(
		(a, b) => a.firstDay.localeCompare(b.firstDay) || a.lastDay.localeCompare(b.lastDay),
	);
	return { ok: true, days: days.slice(0, most), others: events.length - whole.length };
}

/** By a scan over the lines, before anything is made of them. */
function findPassedLimit(text: string): CalendarFault | null {
	if (text.length > calendarLimits.characters) return "too-many-lines";
	let [lines, depth, events] = [0, 0, 0];
	for (const [line] of text.matchAll(/[^\r\n]+/g)) {
		lines += 1;
		if (lines > calendarLimits.lines) return "too-many-lines";
		if (/^END:/i.test(line)) depth -= 1;
		if (!/^BEGIN:/i.test(line)) continue;
		depth += 1;
		if (depth > calendarLimits.depth) return "no-calendar";
		if (/^BEGIN:VEVENT\s*$/i.test(line)) events += 1;
		if (events > calendarLimits.events) return "too-many-events";
	}
	return null;
}

function daysOf(event: InstanceType<typeof ICAL.Component>): CalendarDays | null {
	if (event.hasProperty("rrule") || event.hasProperty("rdate")) return null;
	const firstDay = dateOf(event, "dtstart");
	if (firstDay === null) return null;
	const end = dateOf(event, "dtend");
	const lastDay = end !== null && end > firstDay ? addDays(end, -1) : firstDay;
	const name = String(event.getFirstPropertyValue("summary") ?? "").trim();
	return { name: name.slice(0, 80), firstDay, lastDay };
}

/** A date without a time, and one that the calendar has; a value that cannot be read is none. */
function dateOf(event: InstanceType<typeof ICAL.Component>, property: "dtstart" | "dtend"): string | null {
	try {
		const value = event.getFirstPropertyValue(property);
		if (!(value instanceof ICAL.Time) || !value.isDate) return null;
		return z.iso.date().safeParse(value.toString()).data ?? null;
	} catch {
		return null;
	}
}
