import { addDays } from "../../domain/school-day";
import { isSchoolDay } from "../../domain/school-days";

/** A school year of the demo: an invented but usual calendar, computed for any year. */
export interface SchoolYear {
	/** 2026-2027, as suppliers and schools name it. */
	readonly name: string;
	/** First school day, and the first day of the summer holiday (exclusive). */
	readonly beginDate: string;
	readonly endDate: string;
	readonly days: readonly string[];
	/** Number of a school day in its year, from 0. */
	readonly indexOf: ReadonlyMap<string, number>;
}

const cache = new Map<number, SchoolYear>();

/** The school year that begins in August of `year`. */
export function getSchoolYear(year: number): SchoolYear {
	const known = cache.get(year);
	if (known) return known;
	const beginDate = mondayFrom(`${year}-08-24`);
	const endDate = addDays(mondayFrom(`${year + 1}-07-05`), 5);
	const free = listFreeDays(year);
	const days: string[] = [];
	for (let day = beginDate; day < endDate; day = addDays(day, 1)) {
		if (isSchoolDay(day, free)) days.push(day);
	}
	const made: SchoolYear = {
		name: `${year}-${year + 1}`,
		beginDate,
		endDate,
		days,
		indexOf: new Map(days.map((day, index) => [day, index])),
	};
	cache.set(year, made);
	return made;
}

/** The school year of a day; in the summer holiday the one that is over. */
export function schoolYearOf(day: string): SchoolYear {
	const year = Number(day.slice(0, 4));
	const thisYear = getSchoolYear(year);
	return day >= thisYear.beginDate ? thisYear : getSchoolYear(year - 1);
}

/** The calendar year in which the school year of a day begins. */
export function startYearOf(day: string): number {
	return Number(schoolYearOf(day).name.slice(0, 4));
}

export function isDemoSchoolDay(day: string): boolean {
	return schoolYearOf(day).indexOf.has(day);
}

/** School days from `from` until and with `until`. */
export function listSchoolDays(from: string, until: string): string[] {
	const days: string[] = [];
	for (let day = from; day <= until; day = addDays(day, 1)) if (isDemoSchoolDay(day)) days.push(day);
	return days;
}

/** The school day that lies `count` school days before `day`. */
export function schoolDaysBefore(day: string, count: number): string {
	let left = count;
	let at = day;
	while (left > 0) {
		at = addDays(at, -1);
		if (isDemoSchoolDay(at)) left -= 1;
	}
	return at;
}

/** Monday of the week in which a day lies. */
export function mondayOf(day: string): string {
	return addDays(day, -((weekdayOf(day) + 6) % 7));
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
	return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** The first Monday on or after a day. */
function mondayFrom(day: string): string {
	return addDays(day, (8 - weekdayOf(day)) % 7);
}

export interface FreeDays {
	readonly name: string;
	readonly firstDay: string;
	readonly lastDay: string;
}

/** Holidays and free days of the school year that begins in August of `year`, the summer after it included. */
function listFreeDays(year: number): FreeDays[] {
	const next = year + 1;
	const easter = easterSunday(next);
	const of = (name: string, firstDay: string, days = 1) => ({ name, firstDay, lastDay: addDays(firstDay, days - 1) });
	return [
		of("Herfstvakantie", mondayFrom(`${year}-10-12`), 5),
		of("Kerstvakantie", mondayFrom(`${year}-12-20`), 12),
		of("Voorjaarsvakantie", mondayFrom(`${next}-02-15`), 5),
		of("Goede Vrijdag", addDays(easter, -2)),
		of("Tweede paasdag", addDays(easter, 1)),
		of("Koningsdag", `${next}-04-27`),
		of("Meivakantie", mondayFrom(`${next}-04-24`), 12),
		of("Hemelvaart", addDays(easter, 39), 2),
		of("Tweede pinksterdag", addDays(easter, 50)),
		{
			name: "Zomervakantie",
			firstDay: addDays(mondayFrom(`${next}-07-05`), 5),
			lastDay: addDays(mondayFrom(`${next}-08-24`), -1),
		},
	];
}

/** Free days of the school year in which a day lies and of the next, so that a calendar made today lasts. */
export function listFreeDaysAround(day: string): FreeDays[] {
	const year = startYearOf(day);
	return [...listFreeDays(year), ...listFreeDays(year + 1)];
}

/** Easter Sunday in the Gregorian calendar (the anonymous algorithm of Nature, 1876). */
export function easterSunday(year: number): string {
	const golden = year % 19;
	const century = Math.floor(year / 100);
	const inCentury = year % 100;
	const leapCenturies = Math.floor(century / 4);
	const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
	const epact = (19 * golden + century - leapCenturies - correction + 15) % 30;
	const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
	const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
	const sum = epact + weekday - 7 * late + 114;
	const month = String(Math.floor(sum / 31)).padStart(2, "0");
	return `${year}-${month}-${String((sum % 31) + 1).padStart(2, "0")}`;
}
