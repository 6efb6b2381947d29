import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { PersonId } from "../../domain/ids";

export interface Employee {
	readonly personId: PersonId;
	readonly name: string;
}

/** Employees of the roster who work at the school today, by name, at most 5,000: whom an account can be. */
export async function listEmployees(scope: Scope): Promise<Employee[]> {
	requireAdmin(scope);
	const { schoolId, today } = scope;
	const rows = await inSchoolAsAdmin(scope, (tx) =>
		tx.person.findMany({
			where: { schoolId, kind: "employee", OR: [{ endedAt: null }, { endedAt: { gt: new Date(today) } }] },
			orderBy: [{ familyName: "asc" }, { givenName: "asc" }],
			take: 5_000,
		}),
	);
	return rows.map((row) => ({
		personId: row.id as PersonId,
		name: [row.givenName, row.namePrefix, row.familyName].filter(Boolean).join(" "),
	}));
}
