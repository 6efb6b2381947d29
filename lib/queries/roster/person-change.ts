import type { RosterPerson } from "../../domain/roster";
import type { RosterName, StatePerson } from "./roster-state";

/**
 * A leaving date in the future does not end anybody yet: a file of that day does. Being in a file again un-ends. A name that
 * the school corrected stands.
 */
export function toState(person: RosterPerson, id: string, before: StatePerson | undefined, today: string): StatePerson {
	const name = before?.roster_name ? before : nameOf(person);
	const left = person.endDate !== null && person.endDate <= today ? person.endDate : null;
	return {
		id,
		kind: person.kind,
		given_name: name.given_name,
		name_prefix: name.name_prefix,
		family_name: name.family_name,
		ended_at: left === null ? null : (before?.ended_at ?? left),
		roster_name: before?.roster_name ?? null,
	};
}

const nameOf = ({ givenName, namePrefix, familyName }: RosterPerson): RosterName => ({
	given_name: givenName,
	name_prefix: namePrefix,
	family_name: familyName,
});

/** What the file says of a name that the school corrected, where it is not what the roster said before; else null. */
export function otherNameOf(person: RosterPerson, before: StatePerson | undefined): RosterName | null {
	const [known, said] = [before?.roster_name ?? null, nameOf(person)];
	if (known === null) return null;
	const isKnown =
		known.given_name === said.given_name &&
		known.name_prefix === said.name_prefix &&
		known.family_name === said.family_name;
	return isKnown ? null : said;
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
