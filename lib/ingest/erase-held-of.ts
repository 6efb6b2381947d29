import type { SchoolTransaction } from "../db/in-school";
import type { Place } from "./write/fact";

/** Erases records of a connection that wait for their pupil; their deliveries go on counting them, with the code held-erased. */
export async function eraseHeldOf(
	tx: SchoolTransaction,
	{ schoolId, connectionId }: Place,
	most: number,
): Promise<number> {
	const [erased] = await tx.$queryRaw<{ count: number }[]>`
		WITH erased AS (
			DELETE FROM held_record WHERE school_id = ${schoolId}::uuid AND id IN (
				SELECT id FROM held_record
				WHERE school_id = ${schoolId}::uuid AND connection_id = ${connectionId}::uuid ORDER BY id LIMIT ${most})
			RETURNING id, delivery_id, index
		), names AS (
			DELETE FROM held_identifier AS n USING erased AS e WHERE n.school_id = ${schoolId}::uuid AND n.held_id = e.id
		), told AS (
			UPDATE delivery_record AS d SET code = 'held-erased' FROM erased AS e
			WHERE d.school_id = ${schoolId}::uuid AND d.delivery_id = e.delivery_id AND d.index = e.index
		)
		SELECT count(*)::int AS count FROM erased`;
	return erased?.count ?? 0;
}
