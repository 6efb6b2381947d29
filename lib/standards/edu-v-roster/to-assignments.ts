import type { RosterAssignment, RosterFault, RosterPeriod } from "../../domain/roster";
import type { Groups } from "./to-groups";
import type { People } from "./to-people";
import type { Periods } from "./to-periods";
import type { Assignment } from "./wire";

interface Assignments {
	readonly assignments: readonly RosterAssignment[];
	readonly unknown: readonly RosterFault[];
}
interface Rows {
	readonly assignments: readonly Assignment[];
	readonly groups: readonly { readonly groupId: string }[];
}

/** Who teaches a group and who coaches a pupil, this school year. */
export function toAssignments(rows: Rows, groups: Groups, people: People, yearOf: Periods["yearOf"]): Assignments {
	const sent = new Set(rows.groups.map(({ groupId }) => groupId));
	const assignments: RosterAssignment[] = [];
	const unknown: RosterFault[] = [];
	rows.assignments.forEach((row, index) => {
		const year = yearOf(row.schoolPeriod);
		if (row.status !== "active" || !year) return;
		// What hangs on a group of another year, or one that is to be deleted, is passed over.
		if (row.group !== null && sent.has(row.group) && !groups.has(row.group)) return;
		const made = toAssignment(row, year, groups, people);
		if ("missing" in made)
			unknown.push({ code: "unknown-reference", file: "assignments", line: index + 1, field: made.missing });
		else assignments.push(made);
	});
	return { assignments, unknown };
}

function toAssignment(
	row: Assignment,
	year: RosterPeriod,
	groups: Groups,
	people: People,
): RosterAssignment | { readonly missing: string } {
	const { assignmentType: kind, beginDate } = row;
	const personKey = people.keyOf(row.employee, "employee");
	if (personKey === null) return { missing: "employee" };
	const whose = {
		personKey,
		kind,
		beginDate,
		endDate: row.endDate !== null && row.endDate < year.endDate ? row.endDate : null,
	};
	if (kind === "coach") {
		const pupilKey = row.student && people.keyOf(row.student, "pupil");
		return pupilKey ? { ...whose, groupKey: null, pupilKey } : { missing: "student" };
	}
	return row.group !== null && groups.has(row.group)
		? { ...whose, groupKey: row.group, pupilKey: null }
		: { missing: "group" };
}
