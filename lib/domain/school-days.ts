import { addDays } from "./school-day";

/** Monday to Friday; holidays are not known to the calendar. */
export function isWeekday(day: string): boolean {
	return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** Weekdays after `from` and before `to` (both yyyy-mm-dd): days on which something could have come. At most 366. */
export function weekdaysBetween(from: string, to: string): number {
	let count = 0;
	let steps = 0;
	for (let day = addDays(from, 1); day < to && steps < 366; day = addDays(day, 1), steps += 1) {
		if (isWeekday(day)) count += 1;
	}
	return count;
}
