import { addDays } from "../domain/school-day";
import { schoolYearOf } from "../domain/school-year";

/** Which period a person chose; it stands in the address: `year` (default), `8w`, `4w` or `2026-09-01..2026-11-23`. */
export type PeriodChoice =
	| { readonly code: "year" }
	| { readonly code: "weeks"; readonly weeks: 4 | 8 }
	| { readonly code: "custom"; readonly beginDate: string; readonly lastDate: string };

/** The days that are looked at; both ends included, yyyy-mm-dd in Europe/Amsterdam. */
export interface Period {
	readonly choice: PeriodChoice;
	readonly beginDate: string;
	/** The roster is read and evidence is counted back from here. */
	readonly lastDate: string;
	/** True when the present has no data yet, so that the last period that has some is shown. */
	readonly fallback: boolean;
}

export interface SchoolPeriodDays {
	readonly beginDate: string;
	/** Exclusive. */
	readonly endDate: string;
}

const daysPattern = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;

/** Reads the choice from the address; what cannot be read is the default, never an error. */
export function parsePeriodChoice(text: string | undefined): PeriodChoice {
	if (text === "8w") return { code: "weeks", weeks: 8 };
	if (text === "4w") return { code: "weeks", weeks: 4 };
	const [, beginDate, lastDate] = daysPattern.exec(text ?? "") ?? [];
	if (!isDay(beginDate) || !isDay(lastDate) || beginDate > lastDate) return { code: "year" };
	return { code: "custom", beginDate, lastDate };
}

/** The choice as it stands in the address. */
export function printPeriodChoice(choice: PeriodChoice): string {
	if (choice.code === "year") return "year";
	return choice.code === "weeks" ? `${choice.weeks}w` : `${choice.beginDate}..${choice.lastDate}`;
}

/**
 * The days of a choice. The school year is the one of today; where the group has no data in it yet (August, a new
 * school), the year of the last data is shown, up to its last day with data. Weeks end on the last day with data when
 * nothing came in them, so that the page looks right at Christmas too.
 * @param lastDataDay the latest day with any test or practice of the group up to today; null: none at all
 */
export function resolvePeriod(
	choice: PeriodChoice,
	today: string,
	schoolPeriods: readonly SchoolPeriodDays[],
	lastDataDay: string | null,
): Period {
	if (choice.code === "custom")
		return {
			choice,
			beginDate: choice.beginDate,
			lastDate: choice.lastDate < today ? choice.lastDate : today,
			fallback: false,
		};
	if (choice.code === "weeks") {
		const beginDate = weeksBefore(today, choice.weeks);
		const fallback = lastDataDay !== null && lastDataDay < beginDate;
		const lastDate = fallback ? lastDataDay : today;
		return { choice, beginDate: weeksBefore(lastDate, choice.weeks), lastDate, fallback };
	}
	const current = periodOf(today, schoolPeriods);
	if (lastDataDay === null || lastDataDay >= current.beginDate)
		return { choice, beginDate: current.beginDate, lastDate: today, fallback: false };
	const last = periodOf(lastDataDay, schoolPeriods);
	return { choice, beginDate: last.beginDate, lastDate: lastDataDay, fallback: true };
}

const weeksBefore = (day: string, weeks: number) => addDays(day, 1 - 7 * weeks);

/** The longest period of the school that holds the day, which is its year; else the calendar of Dutch schools. */
function periodOf(day: string, periods: readonly SchoolPeriodDays[]): SchoolPeriodDays {
	const holding = periods.filter((period) => period.beginDate <= day && day < period.endDate);
	const [longest] = holding.toSorted((a, b) => a.beginDate.localeCompare(b.beginDate));
	return longest ?? schoolYearOf(day);
}

function isDay(text: string | undefined): text is string {
	if (text === undefined) return false;
	const at = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
