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
	  }
	| { readonly ok: false };

const most = 200;

/** Events of whole days in an iCalendar file (RFC 5545, 3.6.1: DTSTART as a date; DTEND is exclusive). Not ok: no such file. */
export function readFreeDays(text: string): CalendarReading {
	let events: InstanceType<typeof ICAL.Component>[];
	try {
		const calendar = new ICAL.Component(ICAL.parse(text));
		if (calendar.name !== "vcalendar") return { ok: false };
		events = calendar.getAllSubcomponents("vevent");
	} catch {
		return { ok: false };
	}
	const whole = events.flatMap((event) => daysOf(event) ?? []);
	const distinct = new Map(whole.map((days) => [`${days.firstDay} ${days.lastDay} ${days.name}`, days]));
	const days = [...distinct.values()].sort(
		(a, b) => a.firstDay.localeCompare(b.firstDay) || a.lastDay.localeCompare(b.lastDay),
	);
	return { ok: true, days: days.slice(0, most), others: events.length - whole.length };
}

function daysOf(event: InstanceType<typeof ICAL.Component>): CalendarDays | null {
	if (event.hasProperty("rrule") || event.hasProperty("rdate")) return null;
	const firstDay = dateOf(event, "dtstart");
	const lastDay = firstDay && lastDayOf(event, firstDay);
	if (!firstDay || !lastDay) return null;
	return { name: nameOf(String(event.getFirstPropertyValue("summary") ?? "")), firstDay, lastDay };
}

/** On one line and at most 80 long, as the calendar of the school takes it. */
function nameOf(summary: string): string {
	const line = exportText(summary).replace(/[\s\p{Cc}]+/gu, " ");
	// A cut may leave half a letter.
	return line
		.trim()
		.slice(0, 80)
		.replace(/\p{Cs}/gu, "")
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

/** A date without a time as it was written: the library would read 31 February as 3 March. */
function dateOf(event: InstanceType<typeof ICAL.Component>, name: "dtstart" | "dtend"): string | null {
	const property = event.getFirstProperty(name);
	if (property?.type !== "date") return null;
	return daySchema.safeParse(property.toJSON()[3]).data ?? null;
}
