/** ISO 8601 profile of RFC 3339, with the shorter offsets that ISO allows (part 2, 4.5). */
const pattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/i;

/** Years of four digits in UTC, the first of them 1: what a database keeps and every reader reads back. */
const [first, last] = [new Date("0001-01-01T00:00:00Z"), new Date("9999-12-31T23:59:59.999Z")];

/**
 * A moment, to the millisecond; without an offset it is UTC. Null when it is none: wrong form, a day that does not
 * exist, a year of no calendar, or the offset -00:00, which the standard refuses.
 */
export function parseTimestamp(text: string): Date | null {
	const match = pattern.exec(text);
	if (match === null) return null;
	const [, year, month, day, hour, minute, second = "0", fraction = "", zone = "Z"] = match;
	const offsetMs = readOffset(zone);
	if (offsetMs === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null;
	const date = new Date(0);
	date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
	if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null;
	date.setUTCHours(Number(hour), Number(minute), Number(second), Number(fraction.padEnd(3, "0").slice(0, 3)));
	const moment = new Date(date.getTime() - offsetMs);
	return moment >= first && moment <= last ? moment : null;
}

function readOffset(zone: string): number | null {
	if (zone === "Z" || zone === "z") return 0;
	const hours = Number(zone.slice(1, 3));
	const minutes = Number(zone.slice(3).replace(":", "") || 0);
	if (hours > 23 || minutes > 59) return null;
	if (zone.startsWith("-") && hours === 0 && minutes === 0) return null;
	return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
