import type { SchoolTransaction } from "../db/in-school";
import { Prisma } from "../generated/prisma/client";
import type { Scope } from "./scope";

/** By which a member of staff sees pupils (the kinds of an assignment), and for which a source may be hidden. */
export const staffRoles = ["class-teacher", "teacher", "coach"] as const;
export type StaffRole = (typeof staffRoles)[number];

/**
 * Takes the sources that the school hides from these roles out of the rest of the transaction: the policies of the
 * database leave their rows out of every query in it. A source shows when any of the roles sees it, or when the person
 * is named as an exception today.
 */
export async function hideSources(tx: SchoolTransaction, scope: Scope, roles: readonly StaffRole[]): Promise<void> {
	const held = [...new Set(roles)];
	await hide(tx, scope, Prisma.sql`r.role = ANY(${held}::text[])`, held.length);
}

/**
 * The same where pupils are seen by different roles on one screen: what any of the person's roles of today may not see
 * stays out of all of it.
 */
export async function hideSourcesOfAnyRole(tx: SchoolTransaction, scope: Scope): Promise<void> {
	const { personId, today } = scope;
	const isHeld = Prisma.sql`EXISTS (
		SELECT FROM assignment a
		WHERE a.school_id = r.school_id AND a.person_id = ${personId}::uuid AND a.kind = r.role
			AND a.begin_date <= ${today}::date AND (a.end_date IS NULL OR a.end_date > ${today}::date)
	)`;
	await hide(tx, scope, isHeld, 1);
}

/** @param isHeld whether a rule (r) is of a role that the person holds. @param needed by how many rules a source is hidden */
async function hide(tx: SchoolTransaction, scope: Scope, isHeld: Prisma.Sql, needed: number): Promise<void> {
	const { schoolId, personId, today } = scope;
	await tx.$executeRaw`/* prepared */
		SELECT set_config('app.hidden', coalesce((
			SELECT string_agg(hidden.connection_id::text, ',') FROM (
				SELECT r.connection_id FROM visibility_rule r
				WHERE r.school_id = ${schoolId}::uuid AND ${isHeld}
					AND NOT EXISTS (
						SELECT FROM visibility_exception e
						WHERE e.school_id = r.school_id AND e.person_id = ${personId}::uuid
							AND e.connection_id = r.connection_id
							AND e.begin_date <= ${today}::date AND e.end_date > ${today}::date
					)
				GROUP BY r.connection_id HAVING count(*) >= ${needed}
			) hidden
		), ''), true)`;
}
