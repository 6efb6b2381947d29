import type { RosterFault, RosterMembership } from "../../domain/roster";
import type { Groups, KnownGroup } from "./to-groups";
import type { People } from "./to-people";
import type { Enrollment } from "./wire";

interface Memberships {
	readonly memberships: readonly RosterMembership[];
	/** How many pupils the groups name, and each name that nobody goes by. */
	readonly named: number;
	readonly unknown: readonly RosterFault[];
}

/** Pupils of groups, with the year and dates of their enrolment into a study; a group has no dates per pupil. */
export function toMemberships(
	{ enrollments }: { readonly enrollments: readonly Enrollment[] },
	groups: Groups,
	people: People,
): Memberships {
	const enrolled = latestOf(enrollments, people);
	const memberships: RosterMembership[] = [];
	const unknown: RosterFault[] = [];
	let named = 0;
	for (const known of groups.values()) {
		const seen = new Set<string>();
		for (const reference of known.row.students) {
			named += 1;
			const key = people.keyOf(reference, "pupil");
			if (key === null)
				unknown.push({ code: "unknown-reference", file: "groups", line: known.line, field: "students" });
			else if (!seen.has(key)) memberships.push(toMembership(known, key, enrolled.get(key)));
			if (key !== null) seen.add(key);
		}
	}
	return { memberships, named, unknown };
}

/** Who changes study within the year has two enrolments: the one that began last counts. */
function latestOf(rows: readonly Enrollment[], people: People): ReadonlyMap<string, Enrollment> {
	const latest = new Map<string, Enrollment>();
	for (const row of rows) {
		const key = people.keyOf(row.student, "pupil");
		if (row.status !== "active" || row.enrollmentType !== "study" || key === null) continue;
		const before = latest.get(key);
		if (!before || row.beginDate > before.beginDate) latest.set(key, row);
	}
	return latest;
}

function toMembership({ group, row, year }: KnownGroup, personKey: string, enrolled?: Enrollment): RosterMembership {
	const ends = [row.endDate, enrolled?.endDate].filter((end) => typeof end === "string" && end < year.endDate);
	return {
		groupKey: group.key,
		personKey,
		schoolYear: toSchoolYear(enrolled?.studyYear ?? null),
		// Before the group began nobody was in it; who came later came later.
		beginDate: enrolled && enrolled.beginDate > row.beginDate ? enrolled.beginDate : null,
		endDate: ends.sort()[0] ?? null,
	};
}

/** 0 is the time before school begins; 11-16 is how some systems number the years of secondary education. */
function toSchoolYear(year: number | null): number | null {
	const plain = year !== null && year > 10 ? year - 10 : year;
	return plain !== null && plain >= 1 && plain <= 8 ? plain : null;
}
