import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { isOfReading, type ReadingWanted } from "../../ingest/reading-wanted";
import { beginWork } from "../long-work/begin-work";

/**
 * Asks to read again what a decision is about, in the transaction of that decision.
 * @returns the work; null where nothing stored is about it
 * @throws AppError conflict (work-busy) while messages are read again
 */
export async function readDecided(tx: SchoolTransaction, scope: Scope, reading: ReadingWanted): Promise<string | null> {
	const [row] = await tx.$queryRaw<{ records: number }[]>`
		SELECT count(*)::int AS records
		FROM delivery AS d JOIN delivery_record AS r ON r.school_id = d.school_id AND r.delivery_id = d.id
		WHERE d.school_id = ${scope.schoolId}::uuid AND d.connection_id = ${reading.connectionId}::uuid
			AND ${isOfReading(reading)}`;
	if (!row || row.records === 0) return null;
	const input = { reading: { ...reading } };
	return beginWork(tx, scope, { kind: "replay", queue: "replay-records", input, total: row.records });
}
