import type { SchoolTransaction } from "../../db/in-school";
import type { DeliveryId } from "../../domain/ids";
import { Prisma } from "../../generated/prisma/client";
import type { ParsedRecord, StatementDocument } from "../../standards/contract";
import type { Place } from "./fact";
import { statementKeys } from "./statement-keys";

/**
 * Registers statements that can be read back. One that is known with the same content is left as it is.
 * @returns indexes of statements whose id is taken by other content: the delivery must be refused whole
 */
export async function writeStatements(
	tx: SchoolTransaction,
	place: Place,
	{ deliveryId }: { readonly deliveryId: DeliveryId },
	parsed: readonly ParsedRecord[],
): Promise<ReadonlySet<number>> {
	const rows = parsed.flatMap(({ index, statement }) => (statement ? [toRow(deliveryId, index, statement)] : []));
	if (rows.length === 0) return new Set();
	const fresh = await insertFresh(tx, place, rows);
	const voids = rows.flatMap((row) => row.voids ?? []);
	if (voids.length > 0) await markVoided(tx, place, voids);
	return fresh === rows.length ? new Set() : findConflicts(tx, place, rows);
}

type StatementRow = ReturnType<typeof toRow>;
function toRow(deliveryId: DeliveryId, index: number, statement: StatementDocument) {
	return {
		id: statement.id,
		index,
		delivery_id: deliveryId,
		verb: statement.verb,
		activity: statement.activity,
		agents: statement.agents,
		registration: statement.registration,
		related_activities: statement.relatedActivities,
		related_agents: statement.relatedAgents,
		voids: statement.voids,
		refers_to: statement.refersTo,
		fingerprint: `\\x${Buffer.from(statement.fingerprint).toString("hex")}`,
	};
}

/**
 * With the keys by which they are found. Withdrawn before it came (its key of attempts says so): stored as voided, unless it
 * voids another itself.
 */
async function insertFresh(tx: SchoolTransaction, place: Place, rows: readonly StatementRow[]): Promise<number> {
	const [school, connection] = [Prisma.sql`${place.schoolId}::uuid`, Prisma.sql`${place.connectionId}::uuid`];
	const [inserted] = await tx.$queryRaw<{ count: number }[]>`
		/* prepared */
		WITH fresh AS (
		INSERT INTO xapi_statement (school_id, connection_id, id, stored, delivery_id, record_index, verb, activity, agents,
			registration, related_activities, related_agents, voided, voids, refers_to, fingerprint)
		SELECT DISTINCT ON (r.id) ${school}, ${connection}, r.id, date_trunc('milliseconds', now()), delivery_id, index,
			verb, activity, agents, registration, related_activities, related_agents,
			voids IS NULL AND withdrawn IS NOT NULL, voids, refers_to, fingerprint
		FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r (
			id uuid, index int, delivery_id uuid, verb text, activity text, agents text[],
			registration uuid, related_activities text[], related_agents text[], voids uuid, refers_to uuid,
			fingerprint bytea)
		LEFT JOIN LATERAL (
			SELECT k.withdrawn FROM attempt_key AS k WHERE k.school_id = ${school} AND k.connection_id = ${connection}
				AND k.source_id = r.id::text AND k.withdrawn
			LIMIT 1) AS key ON true
		ORDER BY r.id, index
		ON CONFLICT DO NOTHING
		RETURNING *
		), keys AS (
			INSERT INTO xapi_statement_key (school_id, connection_id, key, stored, sequence)
			SELECT ${school}, connection_id, key, stored, sequence FROM (${statementKeys("fresh")}) AS found
			ORDER BY key, sequence
			ON CONFLICT DO NOTHING
		)
		SELECT count(*)::int AS count FROM fresh`;
	return inserted?.count ?? 0;
}

/** A voiding statement cannot be voided (xAPI 1.0.3, part 2, 2.3.2). */
async function markVoided(tx: SchoolTransaction, place: Place, ids: readonly string[]): Promise<void> {
	await tx.$executeRaw`
		UPDATE xapi_statement SET voided = true
		WHERE school_id = ${place.schoolId}::uuid AND connection_id = ${place.connectionId}::uuid
			AND id = ANY (${ids}::uuid[]) AND voids IS NULL AND NOT voided`;
}

async function findConflicts(
	tx: SchoolTransaction,
	place: Place,
	rows: readonly StatementRow[],
): Promise<ReadonlySet<number>> {
	const conflicts = await tx.$queryRaw<{ index: number }[]>`
		SELECT r.index
		FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r (id uuid, index int, fingerprint bytea)
		JOIN xapi_statement AS s ON s.school_id = ${place.schoolId}::uuid
			AND s.connection_id = ${place.connectionId}::uuid AND s.id = r.id AND s.fingerprint <> r.fingerprint`;
	return new Set(conflicts.map((row) => row.index));
}
