/** Calendar days in the Netherlands, as yyyy-mm-dd text. */
const formatter = new Intl.DateTimeFormat("en-CA", {
	timeZone: "Europe/Amsterdam",
	year: "numeric",
	month: "2-digit",
	day: "2-digit",
});

/** The day in Europe/Amsterdam on which a moment falls. */
export function dayInAmsterdam(at: Date): string {
	return formatter.format(at);
}

/** A DATE column as Prisma reads it (midnight UTC), as a day. */
export function dayOfColumn(date: Date): string {
	return date.toISOString().slice(0, 10);
}

/** The day `days` later (earlier when negative). Pure calendar arithmetic, no time zone. */
export function addDays(day: string, days: number): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + days);
	return dayOfColumn(date);
}

/**
 * The moment at which clocks in the Netherlands show a time of a day.
 * @param time hh:mm. Of the hour that summer time skips, the moment an hour later; of the one that comes twice, the first.
 */
export function momentInAmsterdam(day: string, time: string): Date {
	const asUtc = Date.parse(`${day}T${time}:00Z`);
	// The clock is one or two hours ahead: where neither shows the time, it is skipped.
	const [summer, winter] = [new Date(asUtc - 2 * hour), new Date(asUtc - hour)];
	return clock.format(summer) === time ? summer : winter;
}

const hour = 3_600_000;
const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Amsterdam", hour: "2-digit", minute: "2-digit" });
