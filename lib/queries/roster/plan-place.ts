import type { RosterSnapshot } from "../../domain/roster";
import { endOfGroup } from "./end-of-group";
import type { MatchedPeople } from "./match-people";
import type { Groups } from "./plan-groups";
import type { RosterState, StateGroup } from "./roster-state";

export interface PlanPlace {
	readonly snapshot: RosterSnapshot;
	readonly state: RosterState;
	readonly today: string;
	readonly people: MatchedPeople;
	readonly groups: Groups;
}

/** On which day something ends that is no longer so (end-of-group). */
export function endDayOf({ today, groups }: PlanPlace, group: StateGroup | undefined): string {
	return endOfGroup(groups.periodOf.get(group?.period_id ?? ""), today, groups.ahead);
}

/** Who is not in a file of next year leaves when this one is over; who is not in any other file, today. */
export function leavingDay({ ahead, periodOf }: Groups, today: string): string {
	if (!ahead) return today;
	const ends = [...periodOf.values()].filter((period) => period.begin_date <= today && period.end_date > today);
	return (
		ends
			.map(({ end_date }) => end_date)
			.toSorted()
			.at(-1) ?? today
	);
}

/** Since when, where the file does not say: a group that was not there before began with its school year. */
export function beginDayOf({ today, groups }: PlanPlace, group: StateGroup): string {
	const isNew = groups.addedIds.has(group.id);
	const begin = groups.periodOf.get(group.period_id)?.begin_date ?? today;
	return isNew || begin > today ? begin : today;
}
