export interface SchoolYear {
	/** 2026-2027, as suppliers and administrations write it. */
	readonly name: string;
	readonly beginDate: string;
	/** Exclusive. */
	readonly endDate: string;
}

/** The Dutch school year (1 August to 1 August, for administration) in which a day (yyyy-mm-dd) falls. */
export function schoolYearOf(day: string): SchoolYear {
	return schoolYearFrom(Number(day.slice(0, 4)) - (day.slice(5) < "08-01" ? 1 : 0));
}

/** The school year that begins in a calendar year. */
export function schoolYearFrom(year: number): SchoolYear {
	return { name: `${year}-${year + 1}`, beginDate: `${year}-08-01`, endDate: `${year + 1}-08-01` };
}
