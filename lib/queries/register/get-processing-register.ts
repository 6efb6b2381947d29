import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { type ConnectionTerms, connectionTermsSchema } from "../../domain/connection-terms";
import { findRetention, type Retention } from "../../ingest/retention";
import { selectPeople } from "../people/select-people";

export interface RegisteredConnection {
	readonly connectionId: string;
	readonly supplier: string;
	readonly standard: string;
	readonly state: string;
	readonly scopes: readonly string[];
	readonly activatedAt: Date | null;
	readonly revokedAt: Date | null;
	/** As they were approved last; null: connected at the machine itself, without a consent. */
	readonly terms: ConnectionTerms | null;
}

export interface ProcessingRegister {
	readonly school: { readonly name: string; readonly identifiers: readonly { type: string; value: string }[] };
	/** Names of who is admin today, and how many people have which role. */
	readonly admins: readonly string[];
	readonly roles: { readonly staff: number; readonly admin: number };
	readonly pupils: number;
	readonly retention: Retention;
	readonly connections: readonly RegisteredConnection[];
}

/** What the school really processes, as it is configured now: for the register of AVG article 30. For the admin. */
export function getProcessingRegister(scope: Scope): Promise<ProcessingRegister> {
	requireAdmin(scope);
	const { schoolId, today } = scope;
	return inSchoolAsAdmin(scope, async (tx) => {
		const school = await tx.school.findUniqueOrThrow({ where: { id: schoolId }, include: { identifiers: true } });
		const people = (await selectPeople(tx, scope)).filter(({ state }) => state === "active");
		const holders = (role: "staff" | "admin") =>
			people.filter(({ roles }) =>
				roles.some(
					(held) => held.role === role && held.beginDate <= today && (held.endDate === null || held.endDate > today),
				),
			);
		const connections = await tx.$queryRaw<(Omit<RegisteredConnection, "terms"> & { terms: unknown })[]>`
			SELECT c.id AS "connectionId", s.name AS supplier, c.standard, c.state, c.scopes,
				coalesce(c.activated_at, CASE WHEN c.state <> 'approved' THEN c.created_at END) AS "activatedAt",
				c.revoked_at AS "revokedAt",
				(SELECT k.terms FROM connection_consent k WHERE k.school_id = c.school_id AND k.connection_id = c.id
				 ORDER BY k.number DESC LIMIT 1) AS terms
			FROM connection c JOIN supplier s ON s.id = c.supplier_id
			WHERE c.school_id = ${schoolId}::uuid AND c.state <> 'asked'
			ORDER BY c.revoked_at IS NOT NULL, s.name, c.standard`;
		return {
			school: { name: school.name, identifiers: school.identifiers.map(({ type, value }) => ({ type, value })) },
			admins: holders("admin").map(({ name }) => name),
			roles: { staff: holders("staff").length, admin: holders("admin").length },
			pupils: await tx.person.count({
				where: { schoolId, kind: "pupil", OR: [{ endedAt: null }, { endedAt: { gt: new Date(today) } }] },
			}),
			retention: await findRetention(tx, schoolId),
			connections: connections.map((row) => ({
				...row,
				terms: connectionTermsSchema.nullable().catch(null).parse(row.terms),
			})),
		};
	});
}
