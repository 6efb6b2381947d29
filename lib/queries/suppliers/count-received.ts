import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId } from "../../domain/ids";

/** What of a connection is kept now, by kind; what an erasure would take out. */
export interface ReceivedCounts {
	readonly attempts: number;
	readonly progress: number;
	readonly results: number;
	readonly held: number;
	readonly statements: number;
	readonly messages: number;
}

export async function countReceived(
	tx: SchoolTransaction,
	schoolId: string,
	connectionId: ConnectionId,
): Promise<ReceivedCounts> {
	const [counts] = await tx.$queryRaw<ReceivedCounts[]>`
		SELECT
			(SELECT count(*)::int FROM attempt
				WHERE school_id = ${schoolId}::uuid AND connection_id = ${connectionId}::uuid) AS attempts,
			(SELECT count(*)::int FROM unit_progress
				WHERE school_id = ${schoolId}::uuid AND connection_id = ${connectionId}::uuid) AS progress,
			(SELECT count(*)::int FROM sitting_entry
				WHERE school_id = ${schoolId}::uuid AND connection_id = ${connectionId}::uuid) AS results,
			(SELECT count(*)::int FROM held_record
				WHERE school_id = ${schoolId}::uuid AND connection_id = ${connectionId}::uuid) AS held,
			(SELECT count(*)::int FROM xapi_statement
				WHERE school_id = ${schoolId}::uuid AND connection_id = ${connectionId}::uuid) AS statements,
			(SELECT count(*)::int FROM delivery_payload AS p
				JOIN delivery AS d ON d.school_id = p.school_id AND d.id = p.delivery_id
				WHERE p.school_id = ${schoolId}::uuid AND d.connection_id = ${connectionId}::uuid)
			+ (SELECT count(*)::int FROM roster_import WHERE school_id = ${schoolId}::uuid
				AND connection_id = ${connectionId}::uuid AND octet_length(body) > 0) AS messages`;
	if (!counts) throw new Error("counting gives a row");
	return counts;
}

/** Of how many pupils something of a connection is kept. */
export async function countPupils(
	tx: SchoolTransaction,
	schoolId: string,
	connectionId: ConnectionId,
): Promise<number> {
	const [row] = await tx.$queryRaw<{ pupils: number }[]>`
		SELECT count(*)::int AS pupils FROM (
			SELECT pupil_id FROM attempt WHERE school_id = ${schoolId}::uuid AND connection_id = ${connectionId}::uuid
			UNION SELECT pupil_id FROM unit_progress
				WHERE school_id = ${schoolId}::uuid AND connection_id = ${connectionId}::uuid
			UNION SELECT pupil_id FROM sitting_entry
				WHERE school_id = ${schoolId}::uuid AND connection_id = ${connectionId}::uuid AND pupil_id IS NOT NULL
		) AS known`;
	return row?.pupils ?? 0;
}

export const totalOf = (counts: ReceivedCounts): number =>
	Object.values(counts).reduce((sum: number, count: number) => sum + count, 0);
