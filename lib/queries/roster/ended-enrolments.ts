import type { MembershipPlan } from "./plan-memberships";
import type { StateMembership } from "./roster-state";

export interface EndedEnrolments {
	readonly ended: number;
	readonly of: number;
}

/** How many enrolments that run would end; one whose pupil gets another is a move and does not count. */
export function endedEnrolments(
	now: readonly StateMembership[],
	{ added, changed }: MembershipPlan,
	today: string,
): EndedEnrolments {
	const runs = ({ end_date: end }: StateMembership) => end === null || end > today;
	const keyOf = (row: StateMembership) => `${row.group_id} ${row.person_id} ${row.begin_date}`;
	const running = new Set(now.filter(runs).map(keyOf));
	const moved = new Set([...added, ...changed].filter(runs).map((row) => row.person_id));
	const ended = changed.filter((row) => running.has(keyOf(row)) && !runs(row) && !moved.has(row.person_id));
	return { ended: ended.length, of: running.size };
}
