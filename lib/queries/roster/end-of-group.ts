import type { StatePeriod } from "./roster-state";

/**
 * On which day a group, or a place in it, ends that a file no longer has: today, or the end of a school year that is over.
 * A file of next year says who will be where, not who is: this year's groups then end with this year.
 */
export function endOfGroup(period: StatePeriod | undefined, today: string, ahead: boolean): string {
	if (period === undefined) return today;
	if (ahead && period.begin_date <= today) return period.end_date;
	return period.end_date < today ? period.end_date : today;
}
