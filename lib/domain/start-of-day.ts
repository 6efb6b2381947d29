import { addDays, dayInAmsterdam } from "./school-day";

/** The moment at which a day begins in Europe/Amsterdam: 22:00 UTC of the day before in summer, 23:00 in winter. */
export function startOfDay(day: string): Date {
	const inSummer = new Date(`${addDays(day, -1)}T22:00:00Z`);
	return dayInAmsterdam(inSummer) === day ? inSummer : new Date(inSummer.getTime() + 3_600_000);
}
