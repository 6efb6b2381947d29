import { type Holiday, isSchoolDay } from "../domain/school-days";
import { median } from "../stats/median";

/** So many school days with records, at most and at least. */
export const normalDays = { most: 20, fewest: 8 } as const;

export interface NormalDay {
	/** Records; null: too few days to call one normal. */
	readonly median: number | null;
	/** School days with records that it rests on. */
	readonly days: number;
}

/**
 * A normal day of a supplier: the median of its last 20 school days with records. Today is not over and does not count;
 * school days are Monday to Friday less the school's free days, and a day without records is a day off, not a zero.
 * @param days days with records (yyyy-mm-dd), in any order
 */
export function normalDay(
	days: readonly { readonly day: string; readonly received: number }[],
	today: string,
	holidays: readonly Holiday[],
): NormalDay {
	const counted = days
		.filter(({ day, received }) => received > 0 && day < today && isSchoolDay(day, holidays))
		.sort((a, b) => b.day.localeCompare(a.day))
		.slice(0, normalDays.most)
		.map(({ received }) => received);
	return { median: counted.length < normalDays.fewest ? null : median(counted), days: counted.length };
}
