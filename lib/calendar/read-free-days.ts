import ICAL from "ical.js";
import { daySchema } from "../domain/day-schema";
import { exportText } from "../domain/export-text";
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
			/** Events that were left out: with a time of day, that come again by a rule, or on a day that does not exist. */
			readonly others: number;
			/** Names of those on a day that does not exist; at most three. */
			readonly onNoDay: readonly string[];
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
	const onNoDay = events.filter(isOnNoDay).map(nameOf).slice(0, 3);
	return { ok: true, days: days.slice(0, most), others: events.length - whole.length, onNoDay };
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
	const lastDay = firstDay && lastDayOf(event, firstDay);
	if (!firstDay || !lastDay) return null;
	return { name: nameOf(event), firstDay, lastDay };
}

/** On one line and at most 80 long, as the calendar of the school takes it. */
function nameOf(event: InstanceType<typeof ICAL.Component>): string {
	const line = exportText(String(event.getFirstPropertyValue("summary") ?? "")).replace(/[\s\p{Cc}]+/gu, " ");
	// A cut may leave half a letter.
	return line
		.trim()
		.slice(0, 80)
		.replace(/\p{Surrogate}$/u, "")
		.trim();
}

/** The day before DTEND, or so many days as DURATION says; null where that is no whole day, or before the first. */
function lastDayOf(event: InstanceType<typeof ICAL.Component>, firstDay: string): string | null {
	if (event.hasProperty("dtend")) {
		const end = dateOf(event, "dtend");
		if (end === null || end < firstDay) return null;
		return end === firstDay ? firstDay : addDays(end, -1);
	}
	if (!event.hasProperty("duration")) return firstDay;
	const [, weeks, days] =
		/^P(?:(\d{1,3})W|(\d{1,4})D)$/.exec(String(event.getFirstProperty("duration")?.toJSON()[3])) ?? [];
	const length = weeks ? Number(weeks) * 7 : Number(days ?? 0);
	return length > 0 ? addDays(firstDay, length - 1) : null;
}

/** A whole day is meant, and no calendar has it. */
function isOnNoDay(event: InstanceType<typeof ICAL.Component>): boolean {
	return (["dtstart", "dtend"] as const).some(
		(name) => event.getFirstProperty(name)?.type === "date" && dateOf(event, name) === null,
	);
}

/** A date without a time as it was written: the library would read 31 February as 3 March. */
function dateOf(event: InstanceType<typeof ICAL.Component>, name: "dtstart" | "dtend"): string | null {
	const property = event.getFirstProperty(name);
	if (property?.type !== "date") return null;
	return daySchema.safeParse(property.toJSON()[3]).data ?? null;
}
