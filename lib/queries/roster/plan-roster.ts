import type { RosterFault, RosterSnapshot } from "../../domain/roster";
import { type EndedEnrolments, endedEnrolments } from "./ended-enrolments";
import { type MatchedPeople, matchPeople } from "./match-people";
import { type AssignmentPlan, planAssignments } from "./plan-assignments";
import { type GroupPlan, planGroups } from "./plan-groups";
import { type MembershipPlan, planMemberships } from "./plan-memberships";
import { leavingDay } from "./plan-place";
import type { RosterState } from "./roster-state";

/** Everything that a file changes: what the preview counts and what applying writes are this one thing. */
export interface RosterPlan extends GroupPlan {
	readonly people: MatchedPeople;
	readonly memberships: MembershipPlan;
	readonly assignments: AssignmentPlan;
	readonly counts: Readonly<Record<string, number>>;
	/** More than 5 % of the present pupils would be ended: a person looks first. */
	readonly largeChange: boolean;
	/** Enrolments that would end without another one, of those that run. */
	readonly enrolments: EndedEnrolments;
	readonly warnings: readonly RosterFault[];
}

const largeShare = 0.05;

/** Pure: the same file against the same roster on the same day is the same plan, and after applying it an empty one. */
export function planRoster(snapshot: RosterSnapshot, state: RosterState, today: string): RosterPlan {
	const { periods, groups } = planGroups(snapshot, state, today);
	const people = matchPeople(snapshot, state, { today, leaving: leavingDay(groups, today) });
	const place = { snapshot, state, today, people, groups };
	const memberships = planMemberships(place);
	const assignments = planAssignments(place);
	const counts = {
		pupilsAdded: people.added.filter(({ kind }) => kind === "pupil").length,
		pupilsChanged: people.changed.filter(({ kind }) => kind === "pupil").length,
		pupilsEnded: people.ended.filter(({ kind }) => kind === "pupil").length,
		employeesAdded: people.added.filter(({ kind }) => kind === "employee").length,
		employeesChanged: people.changed.filter(({ kind }) => kind === "employee").length,
		employeesEnded: people.ended.filter(({ kind }) => kind === "employee").length,
		groupsAdded: groups.added.length,
		groupsChanged: groups.changed.length,
		groupsEnded: groups.ended.length,
		membershipsAdded: memberships.added.length,
		membershipsChanged: memberships.changed.length,
		assignmentsAdded: assignments.added.length,
		assignmentsEnded: assignments.ended.length,
		leftOut: people.leftOut.length,
	};
	const present = state.people.filter((person) => person.kind === "pupil" && person.ended_at === null).length;
	const warnings = people.leftOut.map(({ code }) => ({ code, file: "", line: null, field: null }));
	return {
		periods,
		groups,
		people,
		memberships,
		assignments,
		counts,
		largeChange: counts.pupilsEnded > present * largeShare,
		enrolments: endedEnrolments(state.memberships, memberships, today),
		warnings,
	};
}

/** Whether applying would write anything. */
export function changesNothing({ counts, periods, people }: RosterPlan): boolean {
	const { leftOut: _, ...changes } = counts;
	return (
		periods.length +
			people.identifiers.length +
			people.saidOtherwise.length +
			Object.values(changes).reduce((sum, n) => sum + n, 0) ===
		0
	);
}
