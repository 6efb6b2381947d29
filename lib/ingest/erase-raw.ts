import type { JobScope } from "../authz/scope";
import { now } from "../clock";
import { lowestIdAt, newId } from "../db/ids";
import { inSchool, type SchoolTransaction } from "../db/in-school";
import type { AuditAction } from "../domain/audit-actions";
import { Prisma } from "../generated/prisma/client";
import { readBackStandards } from "./read-back-standards";
import { findRetention, type Retention } from "./retention";
import { eraseStatements } from "./write/erase-statements";

/** Deliveries, or statements of one connection, in one transaction. */
const atOnce = 2_000;
const dayMs = 86_400_000;

export interface ErasedRaw {
	readonly deliveries: number;
	readonly statements: number;
	readonly rosters: number;
}

/**
 * Erases raw data whose retention is over: payloads with their attachments, statements that could be read back, roster
 * files. The facts, the counts of each delivery and what became of its records stay. The school's log says how much went,
 * in the same transactions, so a run that was ended goes on the next night.
 */
export async function eraseRaw(scope: JobScope, at: Date = now()): Promise<ErasedRaw> {
	const { schoolId } = scope;
	const retention = await inSchool(scope, (tx) => findRetention(tx, schoolId));
	const statements = await eraseOldStatements(scope, retention, at);
	const deliveries = await untilFew((tx) => erasePayloads(tx, schoolId, retention, at), scope);
	const rosters = await inSchool(scope, (tx) => eraseRosters(tx, schoolId, retention, at));
	return { deliveries, statements, rosters };
}

const before = (at: Date, days: number) => new Date(at.getTime() - days * dayMs);

async function untilFew(work: (tx: SchoolTransaction) => Promise<number>, scope: JobScope): Promise<number> {
	let total = 0;
	for (;;) {
		const erased = await inSchool(scope, work, { timeout: 60_000 });
		total += erased;
		if (erased < atOnce) return total;
	}
}

/** Ids of deliveries are ordered by time, so those that are left are found by the key, however many went before. */
async function erasePayloads(tx: SchoolTransaction, schoolId: string, retention: Retention, at: Date): Promise<number> {
	const [statements, others] = [retention.statementDays, retention.payloadDays].map((days) =>
		lowestIdAt(before(at, days)),
	) as [string, string];
	// A connection may have agreed to less than the school's own days.
	const { _min: agreed } = await tx.connection.aggregate({ where: { schoolId }, _min: { retentionDays: true } });
	const shortest = lowestIdAt(before(at, Math.min(agreed.retentionDays ?? Infinity, retention.payloadDays)));
	const latest = [statements, others, shortest].sort().at(-1) as string;
	const erased = await tx.$queryRaw<{ connection_id: string; deliveries: number; bytes: number }[]>`
		WITH old AS MATERIALIZED (
			SELECT p.delivery_id, d.connection_id, d.bytes
			FROM delivery_payload AS p JOIN delivery AS d ON d.school_id = p.school_id AND d.id = p.delivery_id
			JOIN connection AS c ON c.school_id = d.school_id AND c.id = d.connection_id
			WHERE p.school_id = ${schoolId}::uuid AND p.delivery_id < ${latest}::uuid AND (p.delivery_id <
				CASE WHEN d.standard = ANY (${readBackStandards()}::text[]) THEN ${statements}::uuid ELSE ${others}::uuid END
				OR d.received_at < ${at}::timestamptz - c.retention_days * interval '1 day')
			ORDER BY p.delivery_id LIMIT ${atOnce}
		), gone AS (
			DELETE FROM delivery_payload AS p USING old AS o
			WHERE p.school_id = ${schoolId}::uuid AND p.delivery_id = o.delivery_id
		)
		SELECT connection_id, count(*)::int AS deliveries, sum(bytes)::float8 AS bytes FROM old GROUP BY connection_id`;
	for (const { connection_id: connectionId, deliveries, bytes } of erased)
		await note(tx, schoolId, at, { connectionId, deliveries, bytes });
	return erased.reduce((sum, { deliveries }) => sum + deliveries, 0);
}

async function eraseOldStatements(scope: JobScope, { statementDays }: Retention, at: Date): Promise<number> {
	const { schoolId } = scope;
	const connections = await inSchool(scope, (tx) =>
		tx.connection.findMany({
			where: { schoolId, standard: { in: readBackStandards() } },
			select: { id: true, retentionDays: true },
		}),
	);
	let total = 0;
	for (const { id: connectionId, retentionDays } of connections)
		total += await untilFew(async (tx) => {
			const until = before(at, Math.min(retentionDays ?? Infinity, statementDays));
			const old = Prisma.sql`s.connection_id = ${connectionId}::uuid AND s.id IN (
				SELECT id FROM xapi_statement
				WHERE school_id = ${schoolId}::uuid AND connection_id = ${connectionId}::uuid AND stored < ${until}
				ORDER BY stored, sequence LIMIT ${atOnce})`;
			const statements = await eraseStatements(tx, schoolId, old);
			if (statements > 0) await note(tx, schoolId, at, { connectionId, statements });
			return statements;
		}, scope);
	return total;
}

/** The row stays, with its counts; what was never applied cannot be any more. */
async function eraseRosters(tx: SchoolTransaction, schoolId: string, { rosterDays }: Retention, at: Date) {
	const rosters = await tx.$executeRaw`
		UPDATE roster_import SET body = '', state = CASE state WHEN 'previewed' THEN 'discarded' ELSE state END
		WHERE school_id = ${schoolId}::uuid AND created_at < ${before(at, rosterDays)} AND octet_length(body) > 0`;
	// How rows were before a file is of that file: it cannot be taken back any more.
	await tx.$executeRaw`
		DELETE FROM roster_undo u USING roster_import i
		WHERE u.school_id = ${schoolId}::uuid AND i.school_id = u.school_id AND i.id = u.import_id
			AND i.created_at < ${before(at, rosterDays)}`;
	if (rosters > 0) await note(tx, schoolId, at, { rosters });
	return rosters;
}

function note(tx: SchoolTransaction, schoolId: string, at: Date, subject: Readonly<Record<string, string | number>>) {
	return tx.auditEvent.create({
		data: { schoolId, id: newId(), at, action: "raw-erased" satisfies AuditAction, subject },
	});
}
