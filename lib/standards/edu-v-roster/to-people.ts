import { identifierValue, type PersonIdentifier, type PersonIdentifierType } from "../../domain/identifiers";
import type { RosterPerson } from "../../domain/roster";
import type { User, UserIdType, UserReference } from "./wire";

const typeOf: Readonly<Record<UserIdType, PersonIdentifierType>> = {
	NEPPI: "neppi",
	NEPRI: "nepri",
	BPI: "bpi",
	eduID: "edu-id",
	ASI: "asi",
	eckId: "eck-id",
};

/** Everybody who is there, and who a reference means. */
export interface People {
	readonly people: readonly RosterPerson[];
	/** Null: nobody who is there, or identifiers of two people. */
	keyOf(reference: UserReference, kind: RosterPerson["kind"]): string | null;
}

/** Rows that are to be deleted are left out: what is absent from a whole roster is ended. */
export function toPeople(students: readonly User[], employees: readonly User[], source: string): People {
	const people = [
		...students.filter(isActive).map((row) => toPerson(row, "pupil", source)),
		...employees.filter(isActive).map((row) => toPerson(row, "employee", source)),
	];
	const keys = new Map<string, string>();
	for (const { kind, key, identifiers } of people)
		for (const identifier of identifiers) keys.set(nameOf(kind, identifier), key);
	return {
		people,
		keyOf: (reference, kind) => {
			const found = identifiersOf(reference).flatMap((identifier) => keys.get(nameOf(kind, identifier)) ?? []);
			const [key] = found;
			return key !== undefined && found.every((other) => other === key) ? key : null;
		},
	};
}

const isActive = ({ status }: User) => status === "active";
const nameOf = (kind: string, { type, value }: PersonIdentifier) => `${kind}\n${type}\n${value}`;

/** Neither file gives a person an id of its own: the key of the administration counts first, as it stays. */
function toPerson(row: User, kind: RosterPerson["kind"], source: string): RosterPerson {
	const named = identifiersOf(row);
	const asi = named.find(({ type }) => type === "asi");
	const first = asi ?? named[0] ?? { type: "asi", value: "" };
	const key = `${first.type}:${first.value}`;
	return {
		key,
		kind,
		givenName: row.preferredFirstName ?? row.givenName,
		namePrefix: row.familyNamePrefix,
		familyName: row.familyName,
		identifiers: [
			{ type: "sourced-id", value: key },
			...named,
			// EDEXML before this pull: its keys are those of the same administration.
			...(asi && source === "edexml" ? [{ type: "edexml-key" as const, value: asi.value }] : []),
		],
		email: null,
		endDate: null,
	};
}

/** The master identifier of a pupil is the ECK iD. */
function identifiersOf({ userMasterIdentifier, userIds }: UserReference): PersonIdentifier[] {
	const all: PersonIdentifier[] = [
		{ type: "eck-id", value: identifierValue("eck-id", userMasterIdentifier ?? "") },
		...(userIds ?? []).map(({ userId, userIdType }) => {
			const type = typeOf[userIdType];
			return { type, value: identifierValue(type, userId) };
		}),
	];
	const seen = new Set<string>();
	return all.filter((one) => one.value !== "" && !seen.has(nameOf("", one)) && seen.add(nameOf("", one)));
}
