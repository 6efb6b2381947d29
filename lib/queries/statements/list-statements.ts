import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import type { ConnectionScope } from "../../authz/scope";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import { Prisma } from "../../generated/prisma/client";
import type { KeptMessage, StatementFilter, StoredStatement } from "../../standards/contract";
import { findConsistentThrough } from "./consistent-through";
import { statementConditions } from "./statement-conditions";

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
	/** Of the whole delivery, unpacked. */
	readonly bytes: number;
}

/** Messages that one page is taken from, unpacked: the memory of an answer is bounded, however large its deliveries are. */
const maxMessageBytes = 30_000_000;

/**
 * Statements that this connection sent, by the filter, in the order in which they were stored. Voided ones only by their
 * own id. Their messages come from the deliveries, each unpacked once; one whose payload was erased is not
 * there any more, also while this runs.
 */
export function listStatements(scope: ConnectionScope, filter: StatementFilter): Promise<StatementPage> {
	return inSchool(scope, async (tx) => {
		const consistentThrough = await findConsistentThrough(tx);
		const rows = await listRows(tx, scope, filter);
		const shown = withinMemory(rows.slice(0, filter.limit));
		const messages = await readMessages(tx, scope, shown);
		const statements = shown.flatMap(({ id, stored, sequence, version, record_index, delivery_id }) => {
			const message = messages.get(delivery_id);
			return message ? [{ id, stored, sequence: String(sequence), version, index: record_index, message }] : [];
		});
		return { statements, more: rows.length > shown.length, consistentThrough };
	});
}

function withinMemory(rows: readonly StatementRow[]): readonly StatementRow[] {
	const seen = new Set<string>();
	let bytes = 0;
	const end = rows.findIndex((row) => {
		if (seen.has(row.delivery_id)) return false;
		bytes += row.bytes;
		return seen.add(row.delivery_id).size > 1 && bytes > maxMessageBytes;
	});
	return end === -1 ? rows : rows.slice(0, end);
}

function listRows(tx: SchoolTransaction, scope: ConnectionScope, filter: StatementFilter): Promise<StatementRow[]> {
	const direction = filter.ascending ? Prisma.sql`ASC` : Prisma.sql`DESC`;
	return tx.$queryRaw<StatementRow[]>`
		SELECT s.id, s.stored, s.sequence, s.delivery_id, s.record_index, d.version, d.bytes
		FROM xapi_statement AS s JOIN delivery AS d ON d.school_id = s.school_id AND d.id = s.delivery_id
			JOIN delivery_payload AS p ON p.school_id = s.school_id AND p.delivery_id = s.delivery_id
		WHERE s.school_id = ${scope.schoolId}::uuid AND s.connection_id = ${scope.settings.connectionId}::uuid
			AND ${Prisma.join(statementConditions(filter), " AND ")}
		ORDER BY s.stored ${direction}, s.sequence ${direction}
		LIMIT ${filter.limit + 1}`;
}

async function readMessages(
	tx: SchoolTransaction,
	{ schoolId }: ConnectionScope,
	rows: readonly StatementRow[],
): Promise<ReadonlyMap<string, KeptMessage>> {
	const deliveryIds = [...new Set(rows.map((row) => row.delivery_id))];
	const payloads = await tx.deliveryPayload.findMany({ where: { schoolId, deliveryId: { in: deliveryIds } } });
	const messages = new Map<string, KeptMessage>();
	for (const { deliveryId, mediaType, body } of payloads)
		messages.set(deliveryId, { mediaType, body: await inflate(body) });
	return messages;
}
