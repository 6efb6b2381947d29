import type { RosterGroup, RosterPeriod } from "../../domain/roster";
import { subjectOf } from "../../domain/subjects";
import type { Periods } from "./to-periods";
import type { Assignment, Group } from "./wire";

export interface KnownGroup {
	readonly group: RosterGroup;
	readonly year: RosterPeriod;
	readonly row: Group;
	/** Its place in the list, from 1, for a fault. */
	readonly line: number;
}
/** By groupId. */
export type Groups = ReadonlyMap<string, KnownGroup>;

interface Rows {
	readonly groups: readonly Group[];
	readonly assignments: readonly Assignment[];
	readonly subjectofferings: readonly { readonly subjectOfferingId: string; readonly subjectOfferingName: string }[];
}

/** Groups of a running school year that are not to be deleted; those of other years are not taken over. */
export function toGroups(rows: Rows, yearOf: Periods["yearOf"]): Groups {
	const groups = new Map<string, KnownGroup>();
	const subjects = subjectsOf(rows);
	rows.groups.forEach((row, index) => {
		const year = yearOf(row.schoolPeriod);
		if (row.status !== "active" || !year) return;
		const { groupId: key, groupName: name, groupType: kind } = row;
		// Without the Education service only the name of a lesson group may tell its subject.
		const subject = kind === "class" ? null : (subjects.get(key) ?? (subjectOf(name) === null ? null : name));
		const group = { key, name, kind, subject, combination: false, periodKey: year.key };
		groups.set(key, { group, year, row, line: index + 1 });
	});
	return groups;
}

/** A group does not say its subject: the assignment of its teacher does. */
function subjectsOf({ assignments, subjectofferings }: Rows): ReadonlyMap<string, string> {
	const names = new Map(subjectofferings.map((row) => [row.subjectOfferingId, row.subjectOfferingName]));
	const subjects = new Map<string, string>();
	for (const { status, group, subject } of assignments) {
		const name = names.get(subject ?? "");
		if (status === "active" && group !== null && name !== undefined) subjects.set(group, name);
	}
	return subjects;
}
