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

/** The day `days` later (earlier when negative). Pure calendar arithmetic, no time zone. */
export function addDays(day: string, days: number): string {
	const date = new Date(`${day}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + days);
	return date.toISOString().slice(0, 10);
}
