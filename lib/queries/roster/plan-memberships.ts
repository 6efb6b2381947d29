import type { RosterMembership } from "../../domain/roster";
import { beginDayOf, endDayOf, type PlanPlace } from "./plan-place";
import type { StateGroup, StateMembership } from "./roster-state";

export interface MembershipPlan {
	readonly added: readonly StateMembership[];
	/** Another end or school year; the begin of a row never changes. */
	readonly changed: readonly StateMembership[];
}

/**
 * Who is in which group from when to when. What the file no longer has is ended (bulk), as is everything of a leaver. A
 * pupil who goes from one class to another moves today, unless the file has a later day.
 */
export function planMemberships(place: PlanPlace): MembershipPlan {
	const { snapshot, state, today, people, groups } = place;
	const before = new Map<string, StateMembership[]>();
	for (const row of state.memberships) before.set(keyOf(row), [...(before.get(keyOf(row)) ?? []), row]);
	const added = new Map<string, StateMembership>();
	const changed = new Map<string, StateMembership>();
	const seen = new Set<StateMembership>();
	const open: { row: RosterMembership; group: StateGroup; personId: string }[] = [];
	const kept = new Set(people.leftOut.flatMap(({ person }) => person.key));
	const knownPupils = new Set(people.idOf.values());
	for (const row of snapshot.memberships) {
		const group = groups.byKey.get(row.groupKey);
		const personId = people.idOf.get(row.personKey);
		if (!group || !personId || kept.has(row.personKey)) continue;
		const rows = before.get(`${group.id} ${personId}`) ?? [];
		const match = findSame(rows, row, today);
		if (!match) {
			open.push({ row, group, personId });
			continue;
		}
		seen.add(match);
		const end = row.endDate !== null && row.endDate < match.begin_date ? match.begin_date : row.endDate;
		const after = { ...match, end_date: end, school_year: row.schoolYear ?? match.school_year };
		if (after.end_date !== match.end_date || after.school_year !== match.school_year) changed.set(rowKey(after), after);
	}
	const leavers = new Set(people.ended.map((person) => person.id));
	const endedGroups = new Set(groups.ended.map((group) => group.id));
	const groupOf = new Map(state.groups.map((group) => [group.id, group]));
	const movers = new Set<string>();
	for (const row of state.memberships) {
		const planned = changed.get(rowKey(row))?.end_date ?? row.end_date;
		if (planned !== null && planned <= today) continue;
		const absent = snapshot.mode === "bulk" && !seen.has(row) && knownPupils.has(row.person_id);
		if (!absent && !leavers.has(row.person_id) && !endedGroups.has(row.group_id)) continue;
		const end = endDayOf(place, groupOf.get(row.group_id));
		const after = { ...row, end_date: end < row.begin_date ? row.begin_date : end };
		changed.set(rowKey(row), after);
		const group = groupOf.get(row.group_id);
		if (group) movers.add(`${group.period_id} ${group.kind} ${row.person_id}`);
	}
	for (const { row, group, personId } of open) {
		const moves = movers.has(`${group.period_id} ${group.kind} ${personId}`);
		const said = row.beginDate ?? beginDayOf(place, group);
		const begin = moves && said < today ? today : said;
		if (leavers.has(personId) || (row.endDate !== null && row.endDate <= begin)) continue;
		const made = { group_id: group.id, person_id: personId, begin_date: begin, end_date: row.endDate };
		const after = { ...made, school_year: row.schoolYear };
		const stands = before.get(keyOf(after))?.some((known) => known.begin_date === begin);
		(stands ? changed : added).set(rowKey(after), after);
	}
	return { added: [...added.values()], changed: [...changed.values()] };
}

const keyOf = (row: StateMembership) => `${row.group_id} ${row.person_id}`;
const rowKey = (row: StateMembership) => `${keyOf(row)} ${row.begin_date}`;

/** The same begin, else the one that runs now, else (for one that is over) the same end. */
function findSame(rows: readonly StateMembership[], row: RosterMembership, today: string): StateMembership | undefined {
	const runs = (end: string | null) => end === null || end > today;
	return (
		rows.find((known) => known.begin_date === row.beginDate && (runs(known.end_date) || !runs(row.endDate))) ??
		rows.find((known) => runs(known.end_date)) ??
		rows.find((known) => known.end_date === row.endDate && row.endDate !== null)
	);
}
