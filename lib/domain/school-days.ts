import { addDays } from "./school-day";

/** Days on which there is no school, both included, yyyy-mm-dd: a holiday, or a free day. */
export interface Holiday {
	readonly firstDay: string;
	readonly lastDay: string;
}

/** Monday to Friday, and not free by the school's calendar (of a school that keeps none, every weekday). */
export function isSchoolDay(day: string, holidays: readonly Holiday[]): boolean {
	return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()) && !isFree(day, holidays);
}

export function isFree(day: string, holidays: readonly Holiday[]): boolean {
	return holidays.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
}

/** School days after `from` and before `to` (both yyyy-mm-dd): days on which something could have come. At most 366. */
export function schoolDaysBetween(from: string, to: string, holidays: readonly Holiday[]): number {
	let count = 0;
	let steps = 0;
	for (let day = addDays(from, 1); day < to && steps < 366; day = addDays(day, 1), steps += 1) {
		if (isSchoolDay(day, holidays)) count += 1;
	}
	return count;
}
