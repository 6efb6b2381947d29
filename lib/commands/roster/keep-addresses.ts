import type { ConnectionScope, JobScope, Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { RosterSnapshot } from "../../domain/roster";

/**
 * Keeps which address the roster has for each employee, by an identifier of the same file, and whose file said so: what an admin brought is not
 * the roster's word against that same admin (lib/adr/0027). One statement, whatever its size.
 */
export async function keepAddresses(
	tx: SchoolTransaction,
	scope: Scope | JobScope | ConnectionScope,
	people: RosterSnapshot["people"],
): Promise<void> {
	const by = scope.kind === "person" ? scope.userId : null;
	const said = people.flatMap(({ kind, email, identifiers }) => {
		const [identifier] = identifiers;
		if (kind !== "employee" || email === null || !identifier) return [];
		return [{ email, ...identifier }];
	});
	if (said.length === 0) return;
	await tx.$executeRaw`
		UPDATE person p SET email = r.email, email_by = ${by}::uuid
		FROM json_to_recordset(${JSON.stringify(said)}::json) AS r (email text, type text, source text, value text)
		JOIN person_identifier i ON i.school_id = ${scope.schoolId}::uuid
			AND i.type = r.type AND i.source = r.source AND i.value = r.value
		WHERE p.school_id = i.school_id AND p.id = i.person_id AND p.kind = 'employee' AND p.email IS DISTINCT FROM r.email`;
}
