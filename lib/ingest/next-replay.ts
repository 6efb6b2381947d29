import type { JobScope } from "../authz/scope";
import { inSchool } from "../db/in-school";
import type { DeliveryId } from "../domain/ids";
import { isOfReading, type ReadingWanted } from "./reading-wanted";

/** A cause whose deliveries are read again, oldest first: what came later is then written later. */
export interface ReplayCause {
	readonly outcome: string;
	readonly code: string;
	readonly connectionId: string;
	readonly since: string;
}

/** The next delivery with a record that a decision is about, after the one that was read last. */
export async function nextOfReading(
	scope: JobScope,
	reading: ReadingWanted,
	after: string | null,
): Promise<DeliveryId | null> {
	const rows = await inSchool(
		scope,
		(tx) => tx.$queryRaw<{ id: DeliveryId }[]>`
			SELECT d.id FROM delivery AS d
			WHERE d.school_id = ${scope.schoolId}::uuid AND d.connection_id = ${reading.connectionId}::uuid
				AND (${after}::uuid IS NULL OR d.id > ${after}::uuid) AND EXISTS (
					SELECT FROM delivery_record AS r WHERE r.school_id = d.school_id AND r.delivery_id = d.id
						AND ${isOfReading(reading)})
			ORDER BY d.id LIMIT 1`,
	);
	return rows[0]?.id ?? null;
}

/** The next delivery with a record of this cause, after the one that was read last; ids are ordered by time. */
export async function nextReplay(
	scope: JobScope,
	{ outcome, code, connectionId, since }: ReplayCause,
	after: string | null,
): Promise<DeliveryId | null> {
	const rows = await inSchool(
		scope,
		(tx) => tx.$queryRaw<{ id: DeliveryId }[]>`
			SELECT d.id FROM delivery AS d
			WHERE d.school_id = ${scope.schoolId}::uuid AND d.connection_id = ${connectionId}::uuid
				AND d.received_at >= ${since}::timestamptz AND (${after}::uuid IS NULL OR d.id > ${after}::uuid)
				AND d.held + d.rejected + d.not_used > 0 AND EXISTS (
					SELECT FROM delivery_record AS r WHERE r.school_id = d.school_id AND r.delivery_id = d.id
						AND r.outcome = ${outcome} AND r.code = ${code})
			ORDER BY d.id LIMIT 1`,
	);
	return rows[0]?.id ?? null;
}
