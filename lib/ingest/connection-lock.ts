import type { SchoolTransaction } from "../db/in-school";
import type { ConnectionId } from "../domain/ids";

/**
 * Deliveries of one connection run side by side and share its lock. Who takes facts back or computes rollups again has
 * the connection alone: it waits for the deliveries under way and the next ones wait for it. Ends with the transaction.
 * Statements after it see everything that was committed before (read committed: a snapshot per statement).
 */
export async function lockConnection(
	tx: SchoolTransaction,
	connectionId: ConnectionId,
	how: "shared" | "alone",
): Promise<void> {
	if (how === "shared") await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(7420262, hashtext(${connectionId}))`;
	else await tx.$executeRaw`SELECT pg_advisory_xact_lock(7420262, hashtext(${connectionId}))`;
}

/**
 * Waits until no delivery of the school is under way that began before this call, so that what such a delivery held is
 * visible. In the order of the ids: two of these never wait for each other.
 */
export async function lockSchoolConnections(tx: SchoolTransaction, schoolId: string): Promise<void> {
	await tx.$executeRaw`
		SELECT pg_advisory_xact_lock(7420262, hashtext(c.id))
		FROM (SELECT id::text FROM connection WHERE school_id = ${schoolId}::uuid ORDER BY id) AS c`;
}
