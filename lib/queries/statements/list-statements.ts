import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import type { ConnectionScope } from "../../authz/scope";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import { Prisma } from "../../generated/prisma/client";
import type { StatementFilter, StoredStatement } from "../../standards/contract";

const inflate = promisify(inflateRaw);

export interface StatementPage {
	readonly statements: readonly StoredStatement[];
	readonly more: boolean;
	/** Everything stored up to here is visible: the begin of the oldest delivery under way, else now. */
	readonly consistentThrough: Date;
}

interface StatementRow {
	readonly id: string;
	readonly stored: Date;
	readonly sequence: bigint;
	readonly delivery_id: string;
	readonly record_index: number;
	readonly version: string;
}

/**
 * Statements that this connection sent, by the filter, in the order in which they were stored. Voided ones only by their
 * own id. Their bodies come from the deliveries, each unpacked once.
 */
export function listStatements(scope: ConnectionScope, filter: StatementFilter): Promise<StatementPage> {
	return inSchool(scope, async (tx) => {
		const consistentThrough = await findConsistentThrough(tx);
		const rows = await listRows(tx, scope, filter);
		const shown = rows.slice(0, filter.limit);
		const bodies = await readBodies(tx, scope, shown);
		const statements = shown.map((row, i) => ({
			id: row.id,
			stored: row.stored,
			sequence: String(row.sequence),
			version: row.version,
			body: bodies[i],
		}));
		return { statements, more: rows.length > filter.limit, consistentThrough };
	});
}

/** stored is the begin of the transaction, so nothing older than the oldest open one can still appear. */
async function findConsistentThrough(tx: SchoolTransaction): Promise<Date> {
	const [row] = await tx.$queryRaw<{ through: Date }[]>`
		SELECT date_trunc('milliseconds', least(now(), min(xact_start))) AS through
		FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user`;
	if (!row) throw new Error("the database gave no time");
	return row.through;
}

function listRows(tx: SchoolTransaction, scope: ConnectionScope, filter: StatementFilter): Promise<StatementRow[]> {
	const direction = filter.ascending ? Prisma.sql`ASC` : Prisma.sql`DESC`;
	return tx.$queryRaw<StatementRow[]>`
		SELECT s.id, s.stored, s.sequence, s.delivery_id, s.record_index, d.version
		FROM xapi_statement AS s JOIN delivery AS d ON d.school_id = s.school_id AND d.id = s.delivery_id
		WHERE s.school_id = ${scope.schoolId}::uuid AND s.connection_id = ${scope.settings.connectionId}::uuid
			AND ${Prisma.join(conditions(filter), " AND ")}
		ORDER BY s.stored ${direction}, s.sequence ${direction}
		LIMIT ${filter.limit + 1}`;
}

function conditions(filter: StatementFilter): Prisma.Sql[] {
	const { statementId, voidedStatementId, agent, verb, activity, registration, since, until, after } = filter;
	const when = (value: unknown, condition: Prisma.Sql) => (value === null ? [] : [condition]);
	return [
		voidedStatementId === null ? Prisma.sql`NOT s.voided` : Prisma.sql`s.voided`,
		...when(statementId ?? voidedStatementId, Prisma.sql`s.id = ${statementId ?? voidedStatementId}::uuid`),
		...when(
			agent,
			filter.relatedAgents
				? Prisma.sql`(s.agent = ${agent} OR ${agent} = ANY (s.related_agents))`
				: Prisma.sql`s.agent = ${agent}`,
		),
		...when(verb, Prisma.sql`s.verb = ${verb}`),
		...when(
			activity,
			filter.relatedActivities
				? Prisma.sql`(s.activity = ${activity} OR ${activity} = ANY (s.related_activities))`
				: Prisma.sql`s.activity = ${activity}`,
		),
		...when(registration, Prisma.sql`s.registration = ${registration}::uuid`),
		...when(since, Prisma.sql`s.stored > ${since}`),
		...when(until, Prisma.sql`s.stored <= ${until}`),
		...when(after, afterCondition(filter)),
	];
}

function afterCondition({ after, ascending }: StatementFilter): Prisma.Sql {
	const place = Prisma.sql`(${after?.stored ?? null}::timestamptz, ${after?.sequence ?? null}::bigint)`;
	return ascending ? Prisma.sql`(s.stored, s.sequence) > ${place}` : Prisma.sql`(s.stored, s.sequence) < ${place}`;
}

async function readBodies(tx: SchoolTransaction, { schoolId }: ConnectionScope, rows: readonly StatementRow[]) {
	const deliveryIds = [...new Set(rows.map((row) => row.delivery_id))];
	const payloads = await tx.deliveryPayload.findMany({ where: { schoolId, deliveryId: { in: deliveryIds } } });
	const messages = new Map<string, unknown>();
	for (const { deliveryId, body } of payloads)
		messages.set(deliveryId, JSON.parse(new TextDecoder().decode(await inflate(body))));
	return rows.map((row): unknown => {
		const message = messages.get(row.delivery_id);
		return Array.isArray(message) ? message[row.record_index] : message;
	});
}
