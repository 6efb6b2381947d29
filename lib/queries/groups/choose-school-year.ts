import type { GroupHead, Member } from "./select-members";

export interface ChosenYear {
	/** Combination groups: the school years there are; else none. */
	readonly schoolYears: readonly number[];
	readonly schoolYear: number | null;
	/** Who is shown and compared. */
	readonly members: readonly Member[];
}

/** In a combination group one school year at a time is shown and compared (STANDING, who is compared). */
export function chooseSchoolYear(group: GroupHead, everybody: readonly Member[], wanted: number | null): ChosenYear {
	if (!group.combination) return { schoolYears: [], schoolYear: null, members: everybody };
	const years = everybody.flatMap((member) => (member.schoolYear === null ? [] : [member.schoolYear]));
	const schoolYears = [...new Set(years)].sort((a, b) => a - b);
	const schoolYear = wanted !== null && schoolYears.includes(wanted) ? wanted : (schoolYears[0] ?? null);
	const members = everybody.filter((member) => schoolYear === null || member.schoolYear === schoolYear);
	return { schoolYears, schoolYear, members };
}
