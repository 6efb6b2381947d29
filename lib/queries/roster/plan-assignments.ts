import { newId } from "../../db/ids";
import type { RosterAssignment } from "../../domain/roster";
import { beginDayOf, endDayOf, leavingDay, type PlanPlace } from "./plan-place";
import type { StateAssignment } from "./roster-state";

export interface AssignmentPlan {
	readonly added: readonly StateAssignment[];
	/** With another end. */
	readonly ended: readonly StateAssignment[];
}

/** Who teaches and coaches, of this source; what a person assigned by hand is not touched. */
export function planAssignments(place: PlanPlace): AssignmentPlan {
	const { snapshot, state, today } = place;
	const runs = (end: string | null) => end === null || end > today;
	const present = new Map(state.assignments.filter((row) => runs(row.end_date)).map((row) => [keyOf(row), row]));
	const added = new Map<string, StateAssignment>();
	const ended = new Map<string, StateAssignment>();
	const seen = new Set<string>();
	const leavers = new Set(place.people.ended.map((person) => person.id));
	for (const row of snapshot.assignments) {
		const wanted = resolve(place, row, leavers);
		if (wanted === null) continue;
		const match = present.get(keyOf(wanted));
		seen.add(keyOf(wanted));
		if (!match) {
			if (runs(wanted.end_date)) added.set(keyOf(wanted), wanted);
		} else if (match.end_date !== wanted.end_date) {
			const end = wanted.end_date !== null && wanted.end_date < match.begin_date ? match.begin_date : wanted.end_date;
			ended.set(match.id, { ...match, end_date: end });
		}
	}
	for (const row of listGone(place, [...present.values()], seen)) ended.set(row.id, row);
	return { added: [...added.values()], ended: [...ended.values()] };
}

const keyOf = (row: StateAssignment) => `${row.kind} ${row.person_id} ${row.group_id} ${row.pupil_id}`;

/** Assignments that run and no longer should, with the day on which they end. */
function listGone(place: PlanPlace, rows: readonly StateAssignment[], seen: ReadonlySet<string>): StateAssignment[] {
	const { snapshot, state, today, people, groups } = place;
	const leavers = new Set(people.ended.map((person) => person.id));
	const endedGroups = new Set(groups.ended.map((group) => group.id));
	const groupOf = new Map(state.groups.map((group) => [group.id, group]));
	const known = new Set([...people.idOf.values()].filter((id) => !people.untouched.has(id)));
	return rows.flatMap((row) => {
		const absent = snapshot.mode === "bulk" && !seen.has(keyOf(row)) && known.has(row.person_id);
		const gone = leavers.has(row.person_id) || leavers.has(row.pupil_id ?? "") || endedGroups.has(row.group_id ?? "");
		if (!absent && !gone) return [];
		const end = row.group_id === null ? leavingDay(place.groups, today) : endDayOf(place, groupOf.get(row.group_id));
		const last = end < row.begin_date ? row.begin_date : end;
		return last === row.end_date ? [] : [{ ...row, end_date: last }];
	});
}

/** Null: somebody or the group is not known. A class has a class teacher, a lesson group a teacher, whatever was said. */
function resolve(place: PlanPlace, row: RosterAssignment, leavers: ReadonlySet<string>): StateAssignment | null {
	const { people, groups, today } = place;
	const personId = people.idOf.get(row.personKey);
	const group = row.groupKey === null ? null : groups.byKey.get(row.groupKey);
	const pupilId = row.pupilKey === null ? null : people.idOf.get(row.pupilKey);
	if (personId === undefined || group === undefined || pupilId === undefined) return null;
	if (leavers.has(personId) || leavers.has(pupilId ?? "")) return null;
	const kind = group ? (group.kind === "class" ? "class-teacher" : "teacher") : "coach";
	return {
		id: newId(),
		person_id: personId,
		kind,
		group_id: group?.id ?? null,
		pupil_id: pupilId,
		begin_date: row.beginDate ?? (group ? beginDayOf(place, group) : today),
		end_date: row.endDate,
	};
}
