import type { RosterPerson } from "../../domain/roster";

/** Somebody of a file, with whom of the school the identifiers point at. */
export interface FoundPerson {
	readonly person: RosterPerson;
	readonly identifiers: readonly { readonly type: string; readonly source: string; readonly value: string }[];
	readonly ids: ReadonlySet<string>;
	/** The match of two pupils by which all identifiers came to the person; null: by the person's own. */
	readonly cameWith: string | null;
}

export interface MergedPeople {
	/** Each once: the name and dates in the file that count. */
	readonly people: readonly FoundPerson[];
	/** Who of the file is the same as one of `people`, because a person made them one. */
	readonly guestsOf: ReadonlyMap<RosterPerson, readonly FoundPerson[]>;
}

/**
 * An administration may go on naming two whom the school made one. They count as that one: by the entry of the pupil who
 * remained, unless it has left and the other has not. Entries that no merge explains stay apart (match-people leaves them out).
 */
export function foldMerged(found: readonly FoundPerson[], today: string): MergedPeople {
	const byId = new Map<string, FoundPerson[]>();
	for (const one of found) {
		const [id, ...more] = one.ids;
		if (id !== undefined && more.length === 0) byId.set(id, [...(byId.get(id) ?? []), one]);
	}
	const guestsOf = new Map<RosterPerson, readonly FoundPerson[]>();
	const folded = new Set<FoundPerson>();
	for (const claimants of byId.values()) {
		const ways = new Set(claimants.map(({ cameWith }) => cameWith));
		if (claimants.length < 2 || ways.size < claimants.length) continue;
		const [first, ...guests] = claimants.toSorted((one, other) => rank(one, today) - rank(other, today));
		if (first === undefined) continue;
		guestsOf.set(first.person, guests);
		for (const guest of guests) folded.add(guest);
	}
	return { people: found.filter((one) => !folded.has(one)), guestsOf };
}

function rank({ person, cameWith }: FoundPerson, today: string): number {
	const left = person.endDate !== null && person.endDate <= today;
	return (left ? 2 : 0) + (cameWith === null ? 0 : 1);
}
