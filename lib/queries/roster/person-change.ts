import type { RosterPerson } from "../../domain/roster";
import type { StatePerson } from "./roster-state";

/** A leaving date in the future does not end anybody yet: a file of that day does. Being in a file again un-ends. */
export function toState(person: RosterPerson, id: string, endedBefore: string | null, today: string): StatePerson {
	const left = person.endDate !== null && person.endDate <= today ? person.endDate : null;
	return {
		id,
		kind: person.kind,
		given_name: person.givenName,
		name_prefix: person.namePrefix,
		family_name: person.familyName,
		ended_at: left === null ? null : (endedBefore ?? left),
	};
}

/** What a file does to a person. */
export function kindOfChange(
	before: StatePerson | undefined,
	after: StatePerson,
): "added" | "changed" | "ended" | "same" {
	if (!before) return "added";
	if (after.ended_at !== null && before.ended_at === null) return "ended";
	return isSame(before, after) ? "same" : "changed";
}

function isSame(before: StatePerson, after: StatePerson): boolean {
	return (
		before.given_name === after.given_name &&
		before.name_prefix === after.name_prefix &&
		before.family_name === after.family_name &&
		before.ended_at === after.ended_at
	);
}
