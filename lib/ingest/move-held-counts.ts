import type { SchoolTransaction } from "../db/in-school";
import type { DeliveryId } from "../domain/ids";
import type { Ending, Place } from "./write/fact";

export interface Released {
	readonly heldId: string;
	readonly deliveryId: DeliveryId;
	readonly index: number;
	readonly ending: Ending;
}

/** Held records that were written, or lie too far back by now, are held no more: their deliveries count them as what they became. */
export async function moveHeldCounts(
	tx: SchoolTransaction,
	{ schoolId }: Pick<Place, "schoolId">,
	released: readonly Released[],
): Promise<void> {
	if (released.length === 0) return;
	const rows = released.map(({ heldId, deliveryId, index, ending }) => ({
		held_id: heldId,
		delivery_id: deliveryId,
		index,
		...ending,
	}));
	await tx.$executeRaw`
		WITH released AS MATERIALIZED (
			SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json)
				AS r (held_id uuid, delivery_id uuid, index int, outcome text, code text)
		), names AS (
			DELETE FROM held_identifier AS h USING released AS r
			WHERE h.school_id = ${schoolId}::uuid AND h.held_id = r.held_id
		), records AS (
			DELETE FROM held_record AS h USING released AS r WHERE h.school_id = ${schoolId}::uuid AND h.id = r.held_id
		), done AS (
			DELETE FROM delivery_record AS d USING released AS r
			WHERE d.school_id = ${schoolId}::uuid AND d.delivery_id = r.delivery_id AND d.index = r.index AND r.code IS NULL
				AND d.verb IS NULL
		), late AS (
			UPDATE delivery_record AS d SET outcome = r.outcome, code = coalesce(r.code, 'by-decision') FROM released AS r
			WHERE d.school_id = ${schoolId}::uuid AND d.delivery_id = r.delivery_id AND d.index = r.index
				AND (r.code IS NOT NULL OR d.verb IS NOT NULL)
		), moved AS (
			SELECT delivery_id, count(*)::int AS n,
				count(*) FILTER (WHERE outcome = 'written')::int AS written,
				count(*) FILTER (WHERE outcome = 'unchanged')::int AS unchanged,
				count(*) FILTER (WHERE outcome = 'stale')::int AS stale,
				count(*) FILTER (WHERE outcome = 'rejected')::int AS rejected
			FROM released GROUP BY delivery_id
		)
		UPDATE delivery AS d SET held = d.held - m.n, written = d.written + m.written,
			unchanged = d.unchanged + m.unchanged, stale = d.stale + m.stale, rejected = d.rejected + m.rejected
		FROM moved AS m WHERE d.school_id = ${schoolId}::uuid AND d.id = m.delivery_id`;
}
