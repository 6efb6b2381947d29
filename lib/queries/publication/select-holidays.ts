import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { Holiday } from "../../domain/school-days";

export interface HolidayRow extends Holiday {
	readonly holidayId: string;
	readonly name: string;
}

/** Of a school at a time; enough for some ten years of holidays and free days. */
export const holidaysMax = 200;

/** Days without school that end on or after `since` (yyyy-mm-dd), the first to begin first; at most 200. */
export function selectHolidays(tx: SchoolTransaction, scope: Scope, since: string): Promise<HolidayRow[]> {
	return tx.$queryRaw<HolidayRow[]>`
		SELECT id AS "holidayId", name, first_day::text AS "firstDay", last_day::text AS "lastDay"
		FROM school_holiday
		WHERE school_id = ${scope.schoolId}::uuid AND last_day >= ${since}::date
		ORDER BY first_day, last_day, id
		LIMIT ${holidaysMax}`;
}
