import type { RosterSnapshot } from "../../domain/roster";
import type { MatchedPeople } from "./match-people";
import { earliest, type Groups } from "./plan-groups";
import type { RosterState, StateGroup } from "./roster-state";

export interface PlanPlace {
	readonly snapshot: RosterSnapshot;
	readonly state: RosterState;
	readonly today: string;
	readonly people: MatchedPeople;
	readonly groups: Groups;
}

/** On which day something ends that is no longer so: today, or the end of a school year that is over. */
export function endDayOf({ today, groups }: PlanPlace, group: StateGroup | undefined): string {
	return earliest(today, groups.periodOf.get(group?.period_id ?? "")?.end_date ?? today);
}

/** Since when, where the file does not say: a group that was not there before began with its school year. */
export function beginDayOf({ today, groups }: PlanPlace, group: StateGroup): string {
	const isNew = groups.added.some((added) => added.id === group.id);
	const begin = groups.periodOf.get(group.period_id)?.begin_date ?? today;
	return isNew || begin > today ? begin : today;
}
