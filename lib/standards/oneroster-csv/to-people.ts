import { identifierValue, type PersonIdentifier, type PersonIdentifierType } from "../../domain/identifiers";
import type { RosterFault, RosterPerson } from "../../domain/roster";
import { mostFaults } from "../wire/roster-limits";
import type { Tables } from "./check-references";
import type { Row } from "./read-table";

/** Types of userIds that the Dutch chain uses, however a system spells them. Others are not taken over. */
const identifierTypes: Readonly<Record<string, PersonIdentifierType>> = {
	asi: "asi",
	neppi: "neppi",
	nepri: "nepri",
	bpi: "bpi",
	eduid: "edu-id",
	eckid: "eck-id",
};
const familyRoles = new Set(["guardian", "parent", "relative"]);

export interface People {
	readonly people: readonly RosterPerson[];
	/** Keys of users who are family of a pupil: known, and no business of ours. */
	readonly family: ReadonlySet<string>;
	readonly warnings: readonly RosterFault[];
}

/** Pupils and employees by their roles; without a role by their enrolments. Family is not taken over. */
export function toPeople(tables: Tables): People {
	const rolesOf = collectRoles(tables);
	const people: RosterPerson[] = [];
	const family = new Set<string>();
	const warnings: RosterFault[] = [];
	for (const row of tables.users) {
		if (row.deleted) continue;
		const roles = rolesOf.get(row.id);
		if (!roles) {
			if (warnings.length < mostFaults)
				warnings.push({ code: "user-without-role", file: "users.csv", line: row.line, field: "sourcedId" });
			continue;
		}
		if ([...roles].every((role) => familyRoles.has(role))) family.add(row.id);
		else people.push(toPerson(row, roles.has("student") ? "pupil" : "employee"));
	}
	return { people, family, warnings };
}

function collectRoles(tables: Tables): ReadonlyMap<string, ReadonlySet<string>> {
	const rolesOf = new Map<string, Set<string>>();
	for (const row of [...tables.roles, ...tables.enrollments]) {
		if (row.deleted) continue;
		const known = rolesOf.get(row.get("userSourcedId")) ?? new Set();
		rolesOf.set(row.get("userSourcedId"), known.add(row.get("role")));
	}
	return rolesOf;
}

function toPerson(row: Row, kind: "pupil" | "employee"): RosterPerson {
	const middle = row.get("middleName");
	return {
		key: row.id,
		kind,
		givenName: row.get("preferredGivenName") || row.get("givenName"),
		// A Dutch prefix is written small; a second given name is not.
		namePrefix: /^['’a-z]/.test(middle) ? middle : null,
		familyName: row.get("preferredFamilyName") || row.get("familyName"),
		identifiers: toIdentifiers(row),
		email: kind === "employee" ? row.get("email").toLowerCase() || null : null,
		endDate: null,
	};
}

function toIdentifiers(row: Row): PersonIdentifier[] {
	const found: PersonIdentifier[] = [{ type: "sourced-id", value: row.id }];
	const add = (type: PersonIdentifierType | undefined, sent: string) => {
		const value = type ? identifierValue(type, sent) : "";
		const known = found.some((identifier) => identifier.type === type && identifier.value === value);
		if (type && value !== "" && !known) found.push({ type, value });
	};
	add("eck-id", row.get("userMasterIdentifier"));
	for (const [, type = "", value = ""] of row.get("userIds").matchAll(/\{([^{}:]+):([^{}]+)\}/g))
		add(identifierTypes[type.toLowerCase().replace(/[^a-z]/g, "")], value);
	return found;
}
