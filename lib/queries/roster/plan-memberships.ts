import type { RosterMembership } from "../../domain/roster";
import { beginDayOf, endDayOf, type PlanPlace } from "./plan-place";
import type { StateGroup, StateMembership } from "./roster-state";

export interface MembershipPlan {
	readonly added: readonly StateMembership[];
	/** Another end or school year; the begin of a row never changes. */
	readonly changed: readonly StateMembership[];
}

interface Wanted {
	readonly row: RosterMembership;
	readonly group: StateGroup;
	readonly personId: string;
	/** The row of the school that it is; undefined: a new one. */
	readonly match: StateMembership | undefined;
}

/**
 * Who is in which group from when to when. What the file no longer has is ended (bulk), as is everything of a leaver. A
 * pupil who goes from one class to another moves today, unless the file has a later day.
 */
export function planMemberships(place: PlanPlace): MembershipPlan {
	const wanted = listWanted(place);
	const kept = keepKnown(wanted);
	const ended = endAbsent(place, wanted, kept);
	const changed = new Map([...kept, ...ended]);
	const stand = new Set(place.state.memberships.map(rowKey));
	const added = new Map<string, StateMembership>();
	for (const row of addNew(place, wanted, ended)) (stand.has(rowKey(row)) ? changed : added).set(rowKey(row), row);
	return { added: [...added.values()], changed: [...changed.values()] };
}

const keyOf = (row: StateMembership) => `${row.group_id} ${row.person_id}`;
const rowKey = (row: StateMembership) => `${keyOf(row)} ${row.begin_date}`;
const runsAt = (today: string) => (end: string | null) => end === null || end > today;

function listWanted({ snapshot, state, today, people, groups }: PlanPlace): Wanted[] {
	const before = new Map<string, StateMembership[]>();
	for (const row of state.memberships) before.set(keyOf(row), [...(before.get(keyOf(row)) ?? []), row]);
	const keyIn = new Map<string, string>();
	const runs = runsAt(today);
	// Of two entries who are one person, the place that goes on comes first.
	const rows = snapshot.memberships.toSorted((a, b) => Number(runs(b.endDate)) - Number(runs(a.endDate)));
	return rows.flatMap((row): Wanted[] => {
		const group = groups.byKey.get(row.groupKey);
		const personId = people.idOf.get(row.personKey);
		if (!group || !personId) return [];
		const place = `${group.id} ${personId}`;
		if ((keyIn.get(place) ?? row.personKey) !== row.personKey) return [];
		keyIn.set(place, row.personKey);
		const match = findSame(before.get(place) ?? [], row, today);
		return [{ row, group, personId, match }];
	});
}

/** The same begin, else the one that runs now, else (for one that is over) the same end. */
function findSame(rows: readonly StateMembership[], row: RosterMembership, today: string): StateMembership | undefined {
	const runs = runsAt(today);
	return (
		rows.find((known) => known.begin_date === row.beginDate && (runs(known.end_date) || !runs(row.endDate))) ??
		rows.find((known) => runs(known.end_date)) ??
		rows.find((known) => known.end_date === row.endDate && row.endDate !== null)
	);
}

/** Rows that stay, where their end or school year differs. */
function keepKnown(wanted: readonly Wanted[]): Map<string, StateMembership> {
	const changed = new Map<string, StateMembership>();
	for (const { row, match } of wanted) {
		if (!match) continue;
		const end = row.endDate !== null && row.endDate < match.begin_date ? match.begin_date : row.endDate;
		const after = { ...match, end_date: end, school_year: row.schoolYear ?? match.school_year };
		if (after.end_date !== match.end_date || after.school_year !== match.school_year) changed.set(rowKey(after), after);
	}
	return changed;
}

/** Rows that run and no longer should; who was left out of the plan keeps what there is. */
function endAbsent(
	place: PlanPlace,
	wanted: readonly Wanted[],
	kept: ReadonlyMap<string, StateMembership>,
): Map<string, StateMembership> {
	const { snapshot, state, today, people, groups } = place;
	const runs = runsAt(today);
	const seen = new Set(wanted.map(({ match }) => match));
	const known = new Set([...people.idOf.values()].filter((id) => !people.untouched.has(id)));
	const leavers = new Set(people.ended.map((person) => person.id));
	const endedGroups = new Set(groups.ended.map((group) => group.id));
	const groupOf = new Map(state.groups.map((group) => [group.id, group]));
	const isGone = (row: StateMembership) =>
		(snapshot.mode === "bulk" && !seen.has(row) && known.has(row.person_id)) ||
		leavers.has(row.person_id) ||
		endedGroups.has(row.group_id);
	const ended = new Map<string, StateMembership>();
	for (const row of state.memberships) {
		const planned = kept.get(rowKey(row)) ?? row;
		if (!runs(planned.end_date) || !isGone(row)) continue;
		const end = endDayOf(place, groupOf.get(row.group_id));
		const last = end < row.begin_date ? row.begin_date : end;
		// An end that lies ahead may be known already.
		if (last !== planned.end_date) ended.set(rowKey(row), { ...row, end_date: last });
	}
	return ended;
}

function addNew(
	place: PlanPlace,
	wanted: readonly Wanted[],
	ended: ReadonlyMap<string, StateMembership>,
): StateMembership[] {
	const { state, today, people } = place;
	const groupOf = new Map(state.groups.map((group) => [group.id, group]));
	const moveKey = (group: StateGroup | undefined, id: string) => `${group?.period_id} ${group?.kind} ${id}`;
	const movers = new Set([...ended.values()].map((row) => moveKey(groupOf.get(row.group_id), row.person_id)));
	const leavers = new Set(people.ended.map((person) => person.id));
	return wanted.flatMap(({ row, group, personId, match }): StateMembership[] => {
		if (match || leavers.has(personId)) return [];
		const said = row.beginDate ?? beginDayOf(place, group);
		const begin = movers.has(moveKey(group, personId)) && said < today ? today : said;
		if (row.endDate !== null && row.endDate <= begin) return [];
		const dates = { begin_date: begin, end_date: row.endDate };
		return [{ group_id: group.id, person_id: personId, school_year: row.schoolYear, ...dates }];
	});
}
