import { newId } from "../../db/ids";
import { sourceBoundIdentifierTypes } from "../../domain/identifiers";
import type { RosterPerson, RosterSnapshot } from "../../domain/roster";
import { foldMerged } from "./merged-people";
import { kindOfChange, otherNameOf, toState } from "./person-change";
import type { RosterName, RosterState, StateIdentifier, StatePerson } from "./roster-state";

export interface MatchedPeople {
	readonly added: readonly StatePerson[];
	readonly changed: readonly StatePerson[];
	/** With ended_at set. */
	readonly ended: readonly StatePerson[];
	readonly identifiers: readonly StateIdentifier[];
	/** What the file says of names that the school corrected: the correction stands, this is kept beside it. */
	readonly saidOtherwise: readonly (RosterName & { readonly person_id: string })[];
	/** Who is not touched, and why. */
	readonly leftOut: readonly { readonly code: string; readonly person: RosterPerson }[];
	/** Ids at which the identifiers of somebody left out point: nothing of theirs changes. */
	readonly untouched: ReadonlySet<string>;
	/** Person id of a key of the source, also of people that only an earlier file named. */
	readonly idOf: ReadonlyMap<string, string>;
}

/**
 * Who of the file is whom of the school: by identifiers alone, never by names. Identifiers that point at two people, or a
 * pupil who is an employee here, leave that person out; nobody is picked. Who is absent from a bulk file and carries an
 * identifier of its source is ended, not erased. Two of the file whom a person made one are that one (merged-people).
 */
export function matchPeople(
	snapshot: RosterSnapshot,
	state: RosterState,
	{ today, leaving: leavingDay }: { readonly today: string; readonly leaving: string },
): MatchedPeople {
	const { source } = snapshot;
	const owner = new Map(state.identifiers.map((known) => [textOf(known), known]));
	const known = new Map(state.people.map((person) => [person.id, person]));
	const merged = foldMerged(
		snapshot.people.map((person) => ({ person, ...lookUp(person, source, owner) })),
		today,
	);
	const claims = countClaims(merged.people);
	const work = {
		added: [] as StatePerson[],
		changed: [] as StatePerson[],
		ended: [] as StatePerson[],
		same: [] as StatePerson[],
		saidOtherwise: [] as (RosterName & { person_id: string })[],
		identifiers: [] as StateIdentifier[],
		leftOut: [] as { code: string; person: RosterPerson }[],
		idOf: keysOfSource(state, source),
		untouched: new Set<string>(),
	};
	for (const { person, identifiers, ids, cameWith } of merged.people) {
		const [id] = ids;
		const before = id === undefined ? undefined : known.get(id);
		const code = faultOf(person, ids, before, identifiers, claims);
		const entries = [{ person, identifiers, cameWith }, ...(merged.guestsOf.get(person) ?? [])];
		if (code !== null) {
			work.leftOut.push({ code, person });
			for (const entry of entries) work.idOf.delete(entry.person.key);
			for (const id of ids) work.untouched.add(id);
			continue;
		}
		const after = toState(person, before?.id ?? newId(), before, today);
		const other = otherNameOf(person, before);
		if (other !== null) work.saidOtherwise.push({ person_id: after.id, ...other });
		work[kindOfChange(before, after)].push(after);
		for (const entry of entries) {
			work.idOf.set(entry.person.key, after.id);
			const placed = { person_id: after.id, came_with: entry.cameWith };
			for (const identifier of entry.identifiers)
				if (!owner.has(textOf(identifier))) work.identifiers.push({ ...identifier, ...placed });
		}
	}
	const seen = new Set(merged.people.flatMap(({ ids }) => [...ids]));
	const gone = absent(snapshot, state, work.idOf, seen);
	const leaving = state.people.filter((person) => gone.has(person.id) && person.ended_at === null);
	return { ...work, ended: [...work.ended, ...leaving.map((person) => ({ ...person, ended_at: leavingDay }))] };
}

type Named = Pick<StateIdentifier, "type" | "source" | "value">;
const textOf = ({ type, source, value }: Named) => `${type}\n${source}\n${value}`;

function lookUp(person: RosterPerson, source: string, owner: ReadonlyMap<string, StateIdentifier>) {
	const identifiers = person.identifiers.map(({ type, value, source: own }): Named => {
		return { type, source: own ?? (sourceBoundIdentifierTypes.has(type) ? source : ""), value };
	});
	const owned = identifiers.flatMap((identifier) => owner.get(textOf(identifier)) ?? []);
	const isOwn = owned.some(({ came_with }) => came_with === null);
	return {
		identifiers,
		ids: new Set(owned.map(({ person_id }) => person_id)),
		/** The match by which all that is known of this one came to the person; null: by the person's own. */
		cameWith: isOwn ? null : (owned[0]?.came_with ?? null),
	};
}

/** How often an identifier or a person of the school is named in the file. */
function countClaims(found: readonly { identifiers: readonly Named[]; ids: ReadonlySet<string> }[]) {
	const claims = new Map<string, number>();
	for (const { identifiers, ids } of found)
		for (const claim of [...identifiers.map(textOf), ...ids]) claims.set(claim, (claims.get(claim) ?? 0) + 1);
	return claims;
}

function faultOf(
	person: RosterPerson,
	ids: ReadonlySet<string>,
	before: StatePerson | undefined,
	identifiers: readonly Named[],
	claims: ReadonlyMap<string, number>,
): string | null {
	const claimed = (claim: string) => (claims.get(claim) ?? 0) > 1;
	if (ids.size > 1) return "identifier-of-two-people";
	if ([...ids].some(claimed) || identifiers.map(textOf).some(claimed)) return "identifier-twice-in-file";
	return before && before.kind !== person.kind ? "kind-changed" : null;
}

function keysOfSource(state: RosterState, source: string): Map<string, string> {
	const own = state.identifiers.filter((known) => isKey(known) && known.source === source);
	return new Map(own.map((known) => [known.value, known.person_id]));
}

const isKey = ({ type }: Named) => type === "sourced-id" || type === "edexml-key";

function absent(
	{ mode, source, deleted }: RosterSnapshot,
	state: RosterState,
	idOf: ReadonlyMap<string, string>,
	seen: ReadonlySet<string>,
): Set<string> {
	if (mode === "delta") return new Set(deleted.people.flatMap((key) => idOf.get(key) ?? []));
	const own = state.identifiers.filter((known) => isKey(known) && known.source === source);
	return new Set(own.map((known) => known.person_id).filter((id) => !seen.has(id)));
}
