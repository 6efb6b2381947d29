import type { SchoolTransaction } from "../db/in-school";
import { type PersonIdentifier, type PersonReference, sourceBoundIdentifierTypes } from "../domain/identifiers";
import type { PersonId, SchoolId } from "../domain/ids";
import type { HeldReason } from "./write/write-held";

export type Match =
	| {
			readonly pupilId: PersonId;
			/** The match of two pupils by which all that named the pupil came to this one; null: by the pupil's own. */
			readonly cameWith: string | null;
	  }
	| { readonly held: HeldReason };

interface KnownIdentifier {
	readonly type: string;
	readonly source: string;
	readonly value: string;
	readonly person_id: PersonId;
	readonly kind: string;
	readonly came_with: string | null;
}

/**
 * The pupil of each reference, by identifiers alone, in one query. Identifiers that point at two people are ambiguous and
 * nobody is picked; an employee is nobody's pupil.
 * @returns one match per reference, in their order; null for a record that names nobody
 */
export async function matchPupils(
	tx: SchoolTransaction,
	schoolId: SchoolId,
	references: readonly (PersonReference | null)[],
): Promise<(Match | null)[]> {
	const identifiers = references.flatMap((reference) => reference?.identifiers ?? []);
	if (identifiers.length === 0) return references.map(() => null);
	const wanted = new Map(identifiers.map(({ type, value }) => [keyOf({ type, value }), { type, value }]));
	const rows = await tx.$queryRaw<KnownIdentifier[]>`
		/* prepared */
		SELECT known.*
		FROM json_to_recordset(${JSON.stringify([...wanted.values()])}::json) AS w (type text, value text)
		JOIN LATERAL (
			SELECT i.type, i.source, i.value, i.person_id, i.came_with, p.kind
			FROM person_identifier AS i JOIN person AS p ON p.school_id = i.school_id AND p.id = i.person_id
			WHERE i.school_id = ${schoolId}::uuid AND i.type = w.type AND i.value = w.value
			LIMIT 20) AS known ON true`;
	const known = new Map<string, KnownIdentifier[]>();
	for (const row of rows) known.set(keyOf(row), [...(known.get(keyOf(row)) ?? []), row]);
	return references.map((reference) => reference && matchOne(reference, known));
}

const keyOf = ({ type, value }: { type: string; value: string }) => `${type} ${value}`;

function matchOne({ identifiers }: PersonReference, known: ReadonlyMap<string, KnownIdentifier[]>): Match {
	const found = identifiers.flatMap((identifier) => peopleOf(identifier, known.get(keyOf(identifier)) ?? []));
	const people = new Map(found.map((row) => [row.person_id, row.kind]));
	if (people.size > 1) return { held: "ambiguous-pupil" };
	const [person] = people;
	if (person?.[1] !== "pupil") return { held: "unknown-pupil" };
	const isOwn = found.some((row) => row.came_with === null);
	return { pupilId: person[0], cameWith: isOwn ? null : (found[0]?.came_with ?? null) };
}

/**
 * A key of one system counts where message and roster name the same system, or one of them names none. All other
 * identifiers are of the whole chain.
 */
function peopleOf(
	{ type, source = "" }: PersonIdentifier,
	rows: readonly KnownIdentifier[],
): readonly KnownIdentifier[] {
	if (!sourceBoundIdentifierTypes.has(type) || source === "") return rows;
	return rows.filter((row) => row.source === source || row.source === "");
}
