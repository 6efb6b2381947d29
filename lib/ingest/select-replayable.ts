import type { JobScope } from "../authz/scope";
import type { SchoolTransaction } from "../db/in-school";
import { type RecordOutcome, refusedWholeCodes } from "../domain/delivery";
import type { DeliveryId } from "../domain/ids";
import { isOfReading, type ReadingWanted } from "./reading-wanted";

/** Which records of a delivery are read again: of one cause, one of them, or all that are not written. */
export interface ReplayWanted {
	readonly cause: { readonly outcome: string; readonly code: string } | null;
	readonly index: number | null;
	/** What a decision is about, written by it or not. */
	readonly reading?: Omit<ReadingWanted, "connectionId">;
}

export interface AskedRecord {
	readonly index: number;
	readonly outcome: RecordOutcome;
	readonly code: string;
}

/** Those that wait, were rejected or had no use; never what is written, nor what the supplier was told to send again. */
export function selectReplayable(
	tx: SchoolTransaction,
	{ schoolId }: JobScope,
	deliveryId: DeliveryId,
	{ cause, index, reading }: ReplayWanted,
): Promise<AskedRecord[]> {
	if (reading)
		return tx.$queryRaw<AskedRecord[]>`
			SELECT r.index, r.outcome, r.code FROM delivery_record AS r
			WHERE r.school_id = ${schoolId}::uuid AND r.delivery_id = ${deliveryId}::uuid AND ${isOfReading(reading)}
			ORDER BY r.index`;
	return tx.$queryRaw<AskedRecord[]>`
		SELECT index, outcome, code FROM delivery_record
		WHERE school_id = ${schoolId}::uuid AND delivery_id = ${deliveryId}::uuid
			AND outcome IN ('held', 'rejected', 'not-used') AND code <> ALL (${refusedWholeCodes}::text[])
			AND (${cause?.outcome ?? null}::text IS NULL OR outcome = ${cause?.outcome ?? null}
				AND code = ${cause?.code ?? null})
			AND (${index}::int IS NULL OR index = ${index}::int)
		ORDER BY index`;
}
