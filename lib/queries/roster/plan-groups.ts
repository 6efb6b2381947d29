import { newId } from "../../db/ids";
import type { RosterGroup, RosterSnapshot } from "../../domain/roster";
import { schoolYearOf } from "../../domain/school-year";
import { subjectOf } from "../../domain/subjects";
import { endOfGroup } from "./end-of-group";
import type { RosterState, StateGroup, StatePeriod } from "./roster-state";

export interface GroupPlan {
	/** New periods. */
	readonly periods: readonly StatePeriod[];
	readonly groups: Groups;
}
export interface Groups {
	readonly added: readonly StateGroup[];
	readonly addedIds: ReadonlySet<string>;
	readonly changed: readonly StateGroup[];
	/** With ended_at set. */
	readonly ended: readonly StateGroup[];
	/** Key of the source -> the group of this year. */
	readonly byKey: ReadonlyMap<string, StateGroup>;
	readonly periodOf: ReadonlyMap<string, StatePeriod>;
	/** The file is whole and of a school year that has not begun: it says who will be where, not who is. */
	readonly ahead: boolean;
}

/** A group is the same when source, key and school year are; so each year begins with groups of its own. */
export function planGroups(snapshot: RosterSnapshot, state: RosterState, today: string): GroupPlan {
	const { periods, idOf, fallback } = planPeriods(snapshot, state, today);
	const periodOf = new Map([...state.periods, ...periods].map((period) => [period.id, period]));
	const known = new Map(state.groups.map((group) => [`${group.period_id} ${group.source_id}`, group]));
	const newestFirst = [...state.groups].sort((a, b) => beginOf(a, periodOf).localeCompare(beginOf(b, periodOf)));
	// A delta may name groups of earlier files: the newest of that key.
	const byKey = new Map(snapshot.mode === "delta" ? newestFirst.map((group) => [group.source_id, group]) : []);
	const added: StateGroup[] = [];
	const changed: StateGroup[] = [];
	const seen = new Set<string>();
	for (const group of snapshot.groups) {
		const periodId = (group.periodKey === null ? undefined : idOf.get(group.periodKey)) ?? fallback;
		const before = known.get(`${periodId} ${group.key}`);
		const after = toState(group, before?.id ?? newId(), periodId);
		if (!before) added.push(after);
		else if (!isSame(before, after)) changed.push(after);
		byKey.set(group.key, after);
		seen.add(after.id);
	}
	const addedIds = new Set(added.map(({ id }) => id));
	const named = [...added, ...state.groups].filter(({ id }) => seen.has(id));
	const begins = named.map((group) => beginOf(group, periodOf));
	const ahead = snapshot.mode === "bulk" && begins.length > 0 && begins.every((begin) => begin > today);
	const deleted = new Set(snapshot.deleted.groups.flatMap((key) => byKey.get(key)?.id ?? []));
	const isGone = (group: StateGroup) => (snapshot.mode === "delta" ? deleted.has(group.id) : !seen.has(group.id));
	const ended = state.groups
		.filter((group) => group.ended_at === null && isGone(group))
		.map((group) => ({ ...group, ended_at: endOfGroup(periodOf.get(group.period_id), today, ahead) }));
	return { periods, groups: { added, addedIds, changed, ended, byKey, periodOf, ahead } };
}

function beginOf(group: StateGroup, periodOf: ReadonlyMap<string, StatePeriod>): string {
	return periodOf.get(group.period_id)?.begin_date ?? "";
}

/** Periods are known by name (2026-2027); their dates are those of the first file that named them. */
function planPeriods(snapshot: RosterSnapshot, state: RosterState, today: string) {
	const periods: StatePeriod[] = [];
	const byName = new Map(state.periods.map((period) => [period.name, period.id]));
	const add = (name: string, beginDate: string, endDate: string): string => {
		const id = byName.get(name) ?? newId();
		if (!byName.has(name)) periods.push({ id, name, begin_date: beginDate, end_date: endDate });
		byName.set(name, id);
		return id;
	};
	const idOf = new Map(snapshot.periods.map((p) => [p.key, add(p.name, p.beginDate, p.endDate)]));
	const now = schoolYearOf(today);
	const needed = snapshot.groups.some(({ periodKey }) => periodKey === null || !idOf.has(periodKey));
	return { periods, idOf, fallback: needed ? add(now.name, now.beginDate, now.endDate) : "" };
}

/** A lesson group whose subject nobody recognises is of "other": its teacher sees no arithmetic and no Dutch by it. */
function toState(group: RosterGroup, id: string, periodId: string): StateGroup {
	const subject = group.subject === null ? null : subjectOf(group.subject);
	return {
		id,
		name: group.name,
		kind: group.kind,
		subject_key: group.kind === "class" ? null : (subject ?? "other"),
		combination: group.combination,
		period_id: periodId,
		source_id: group.key,
		ended_at: null,
	};
}

function isSame(before: StateGroup, after: StateGroup): boolean {
	return (
		before.name === after.name &&
		before.kind === after.kind &&
		before.subject_key === after.subject_key &&
		before.combination === after.combination &&
		before.ended_at === after.ended_at
	);
}
