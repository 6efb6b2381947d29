import type { StaffRole } from "../../authz/hide-sources";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { ConnectionId, PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { rosterStandards } from "../../standards/registry";
import { byName } from "../people/by-name";

export interface VisibleSource {
	readonly connectionId: ConnectionId;
	readonly supplier: string;
	readonly standard: string;
	/** Roles that do not see it. */
	readonly hiddenFrom: readonly StaffRole[];
}

export interface VisibilityExceptionRow {
	readonly exceptionId: string;
	readonly connectionId: ConnectionId;
	readonly supplier: string;
	readonly person: string;
	/** yyyy-mm-dd, the last day on which it holds. */
	readonly lastDay: string;
}

export interface Visibility {
	/** Sources that bring results or practice, revoked ones last; at most 200. */
	readonly sources: readonly VisibleSource[];
	/** Those that hold today, the first to end first; at most 200. */
	readonly exceptions: readonly VisibilityExceptionRow[];
	/** Employees of the roster whom an exception may name, by name; at most 500. */
	readonly employees: readonly { readonly personId: PersonId; readonly name: string }[];
}

/**
 * Which role sees which source, and who does by exception.
 * @throws AppError not-allowed unless admin
 */
export function findVisibility(scope: Scope): Promise<Visibility> {
	requireAdmin(scope);
	const { schoolId, today } = scope;
	return inSchoolAsAdmin(scope, async (tx) => {
		const sources = await tx.$queryRaw<VisibleSource[]>`
			SELECT c.id AS "connectionId", s.name AS supplier, c.standard,
				coalesce((
					SELECT json_agg(r.role ORDER BY r.role) FROM visibility_rule r
					WHERE r.school_id = c.school_id AND r.connection_id = c.id
				), '[]'::json) AS "hiddenFrom"
			FROM connection c JOIN supplier s ON s.id = c.supplier_id
			WHERE c.school_id = ${schoolId}::uuid AND c.standard <> ALL(${rosterStandards}::text[])
			ORDER BY c.state = 'revoked', s.name, c.standard, c.id
			LIMIT 1000`;
		const exceptions = await tx.$queryRaw<(Omit<VisibilityExceptionRow, "lastDay"> & { endDate: string })[]>`
			SELECT e.id AS "exceptionId", e.connection_id AS "connectionId", s.name AS supplier,
				concat_ws(' ', p.given_name, p.name_prefix, p.family_name) AS person, e.end_date::text AS "endDate"
			FROM visibility_exception e
			JOIN connection c ON c.school_id = e.school_id AND c.id = e.connection_id
			JOIN supplier s ON s.id = c.supplier_id
			JOIN person p ON p.school_id = e.school_id AND p.id = e.person_id
			WHERE e.school_id = ${schoolId}::uuid AND e.end_date > ${today}::date
			ORDER BY e.end_date, s.name, ${byName("p")}, e.id
			LIMIT 1000`;
		const employees = await tx.$queryRaw<{ personId: PersonId; name: string }[]>`
			SELECT id AS "personId", concat_ws(' ', given_name, name_prefix, family_name) AS name FROM person
			WHERE school_id = ${schoolId}::uuid AND kind = 'employee' AND (ended_at IS NULL OR ended_at > ${today}::date)
			ORDER BY ${byName("person")}
			LIMIT 5000`;
		return {
			sources,
			exceptions: exceptions.map(({ endDate, ...row }) => ({ ...row, lastDay: addDays(endDate, -1) })),
			employees,
		};
	});
}
