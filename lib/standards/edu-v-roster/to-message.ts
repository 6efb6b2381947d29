import type { RosterFault, RosterGroup, RosterSnapshot } from "../../domain/roster";
import { dayInAmsterdam } from "../../domain/school-day";
import type { PullBundle, Read, RosterMessage } from "../contract";
import { refuseFaults } from "../wire/roster-answers";
import { mostFaults, rosterTooLarge } from "../wire/roster-limits";
import { readRows } from "./read-rows";
import { toAssignments } from "./to-assignments";
import { toGroups } from "./to-groups";
import { toMemberships } from "./to-memberships";
import { toPeople } from "./to-people";
import { toPeriods } from "./to-periods";

const fault = (code: string, file: string): RosterFault => ({ code, file, line: null, field: null });
/** Above this share the lists were not of one moment or not of one school, and ending people on them would be wrong. */
const mostMissing = 0.1;

/** Everything together as one whole roster of the running school year (README.md: which word becomes what). */
export function toMessage(bundle: PullBundle): Read<RosterMessage> {
	const rows = readRows(bundle);
	if (rows === null) return refuse([fault("other", bundle.standard)]);
	const people = toPeople(rows.students, rows.employees, bundle.source);
	const { periods, yearOf } = toPeriods(rows.schoolperiods, dayInAmsterdam(new Date(bundle.at)));
	const groups = toGroups(rows, yearOf);
	const { memberships, named, unknown } = toMemberships(rows, groups, people);
	const assignments = toAssignments(rows, groups, people, yearOf);
	const faults = [
		...(people.people.some(({ kind }) => kind === "pupil") ? [] : [fault("no-pupils", "students")]),
		...(periods.length > 0 ? [] : [fault("no-school-year", "schoolperiods")]),
		...(periods.length === 0 || groups.size > 0 ? [] : [fault("no-groups", "groups")]),
		...(unknown.length > named * mostMissing ? [fault("many-unknown-references", "groups")] : []),
	];
	if (faults.length > 0) return refuse(faults);
	const years = yearsIn(memberships);
	const snapshot: RosterSnapshot = {
		format: "edu-v-roster",
		mode: "bulk",
		source: bundle.source,
		periods,
		people: people.people,
		// A class whose pupils are in more than one year of study is a combination group.
		groups: [...groups.values()].map(({ group }): RosterGroup => {
			return group.kind === "class" ? { ...group, combination: (years.get(group.key)?.size ?? 0) > 1 } : group;
		}),
		memberships,
		assignments: assignments.assignments,
		deleted: { people: [], groups: [] },
	};
	const tooLarge = rosterTooLarge(snapshot, bundle.standard);
	if (tooLarge !== null) return refuse([tooLarge]);
	const warnings = [...unknown, ...assignments.unknown].slice(0, mostFaults);
	return { ok: true, value: { school: null, snapshot, warnings } };
}

/** School years of study of the pupils of each group. */
function yearsIn(memberships: RosterSnapshot["memberships"]): ReadonlyMap<string, ReadonlySet<number>> {
	const years = new Map<string, Set<number>>();
	for (const { groupKey, schoolYear } of memberships)
		if (schoolYear !== null) years.set(groupKey, (years.get(groupKey) ?? new Set()).add(schoolYear));
	return years;
}

function refuse(faults: readonly RosterFault[]): Read<never> {
	return { ok: false, refusal: refuseFaults("schema", faults) };
}
