import type { RosterFault, RosterSnapshot } from "../../domain/roster";

/**
 * What one roster may bring, whatever its format. A school of 3,000 pupils has 3,300 people, 3,000 groups, 45,000 places
 * and 6,000 assignments; a plan of these numbers takes some 200 MB of the process that makes it.
 */
export const rosterLimits = { people: 20_000, groups: 10_000, places: 120_000, assignments: 40_000 } as const;

/** How many faults and warnings are told at most: enough to mend by, and an answer of a sane size. */
export const mostFaults = 200;

/** The count that a roster passes; null: none. */
export function rosterTooLarge(
	{ people, groups, memberships, assignments }: RosterSnapshot,
	file: string,
): RosterFault | null {
	const fault = (code: string): RosterFault => ({ code, file, line: null, field: null });
	if (people.length > rosterLimits.people) return fault("too-many-people");
	if (groups.length > rosterLimits.groups) return fault("too-many-groups");
	if (memberships.length > rosterLimits.places) return fault("too-many-places");
	return assignments.length > rosterLimits.assignments ? fault("too-many-assignments") : null;
}
