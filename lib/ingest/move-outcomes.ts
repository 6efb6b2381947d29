import type { SchoolTransaction } from "../db/in-school";
import type { RecordOutcome } from "../domain/delivery";
import type { DeliveryId, SchoolId } from "../domain/ids";

/** A record of a delivery that ends in another way than before. */
export interface Moved {
	readonly index: number;
	readonly from: RecordOutcome;
	readonly to: RecordOutcome;
	/** Null with written and unchanged, unless there is a word for the sender. */
	readonly code: string | null;
	readonly path: string | null;
	/** Of one that is not used. */
	readonly verb?: string;
	readonly activity_type?: string | null;
}

const outcomes: readonly RecordOutcome[] = ["written", "unchanged", "stale", "not-used", "held", "rejected"];

/** The counts of a delivery follow its records: received stays the sum of the outcomes. */
export async function moveOutcomes(
	tx: SchoolTransaction,
	schoolId: SchoolId,
	deliveryId: DeliveryId,
	moved: readonly Moved[],
): Promise<void> {
	if (moved.length === 0) return;
	const sum = (outcome: RecordOutcome) =>
		moved.filter(({ to }) => to === outcome).length - moved.filter(({ from }) => from === outcome).length;
	const [written, unchanged, stale, notUsed, held, rejected] = outcomes.map(sum);
	await tx.$executeRaw`
		WITH moved AS MATERIALIZED (
			SELECT * FROM json_to_recordset(${JSON.stringify(moved)}::json) AS m (index int, "to" text, code text, path text, verb text, activity_type text)
		), done AS (
			DELETE FROM delivery_record AS d USING moved AS m
			WHERE d.school_id = ${schoolId}::uuid AND d.delivery_id = ${deliveryId}::uuid AND d.index = m.index
				AND m.code IS NULL
		), told AS (
			UPDATE delivery_record AS d SET outcome = m."to", code = m.code, path = m.path, verb = m.verb,
				activity_type = m.activity_type FROM moved AS m
			WHERE d.school_id = ${schoolId}::uuid AND d.delivery_id = ${deliveryId}::uuid AND d.index = m.index
				AND m.code IS NOT NULL
		)
		UPDATE delivery SET written = written + ${written}::int, unchanged = unchanged + ${unchanged}::int,
			stale = stale + ${stale}::int, not_used = not_used + ${notUsed}::int, held = held + ${held}::int,
			rejected = rejected + ${rejected}::int
		WHERE school_id = ${schoolId}::uuid AND id = ${deliveryId}::uuid`;
}
