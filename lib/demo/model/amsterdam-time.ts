const formatter = new Intl.DateTimeFormat("en-GB", {
	timeZone: "Europe/Amsterdam",
	hour: "2-digit",
	minute: "2-digit",
	hourCycle: "h23",
});
const offsets = new Map<string, number>();

/** The moment at which clocks in Amsterdam show so many seconds after midnight, on a day between 4:00 and 24:00. */
export function instantAt(day: string, secondsOfDay: number): Date {
	let offsetMinutes = offsets.get(day);
	if (offsetMinutes === undefined) {
		offsetMinutes = minutesOfDay(new Date(`${day}T12:00:00Z`)) - 720;
		offsets.set(day, offsetMinutes);
	}
	return new Date(Date.parse(`${day}T00:00:00Z`) + (secondsOfDay - offsetMinutes * 60) * 1000);
}

/** Minutes after midnight on the clocks in Amsterdam. */
export function minutesOfDay(at: Date): number {
	const [hours, minutes] = formatter.format(at).split(":");
	return Number(hours) * 60 + Number(minutes);
}
