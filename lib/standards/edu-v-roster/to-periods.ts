import type { RosterPeriod } from "../../domain/roster";
import { schoolYearOf } from "../../domain/school-year";
import type { SchoolPeriod } from "./wire";

export interface Periods {
	/** School years that run on the day of the pull. */
	readonly periods: readonly RosterPeriod[];
	/** The running school year that a period is (part of); undefined: of another year, or not known. */
	yearOf(schoolPeriodId: string): RosterPeriod | undefined;
}

const yearName = /^\d{4}-\d{4}$/;

/** @param day on which it was asked, yyyy-mm-dd; end dates are exclusive */
export function toPeriods(rows: readonly SchoolPeriod[], day: string): Periods {
	const active = new Map(rows.filter(({ status }) => status === "active").map((row) => [row.schoolPeriodId, row]));
	const years = [...active.values()].filter(isYear).filter((row) => row.startDate <= day && row.endDate > day);
	const periods = years.map(toPeriod);
	const byId = new Map(periods.map((period) => [period.key, period]));
	return {
		periods,
		yearOf: (id) => {
			let row = active.get(id);
			// A loop or a missing parent ends the search.
			for (let steps = 0; row && steps < 10; steps++) {
				if (byId.has(row.schoolPeriodId)) return byId.get(row.schoolPeriodId);
				row = active.get(row.superSchoolPeriod ?? "");
			}
			return undefined;
		},
	};
}

/** Full years have an id such as 2026-2027; the type is optional. */
function isYear({ type, schoolPeriodId }: SchoolPeriod): boolean {
	return type === "schoolYear" || (type === null && yearName.test(schoolPeriodId));
}

function toPeriod({ schoolPeriodId: key, startDate: beginDate, endDate }: SchoolPeriod): RosterPeriod {
	return { key, name: yearName.test(key) ? key : schoolYearOf(beginDate).name, beginDate, endDate };
}
