import type { SchoolTransaction } from "../db/in-school";
import type { DeliveryId, SchoolId } from "../domain/ids";

/** Takes records of a delivery out of those that wait, because they are being read again. */
export async function dropHeld(
	tx: SchoolTransaction,
	schoolId: SchoolId,
	deliveryId: DeliveryId,
	indexes: readonly number[],
): Promise<void> {
	await tx.$executeRaw`
		WITH dropped AS (
			DELETE FROM held_record WHERE school_id = ${schoolId}::uuid AND delivery_id = ${deliveryId}::uuid
				AND index = ANY (${indexes}::int[])
			RETURNING id
		)
		DELETE FROM held_identifier AS n USING dropped AS d WHERE n.school_id = ${schoolId}::uuid AND n.held_id = d.id`;
}
