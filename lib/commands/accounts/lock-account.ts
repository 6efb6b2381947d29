import type { PlaceTransaction } from "../../db/in-place";
import type { AccountKey } from "../../domain/ids";

/**
 * Whatever changes how somebody signs in waits here for what does so at the same moment, and then sees what it left. First in the
 * transaction: two that take other rows before it could wait for each other.
 */
export async function lockAccount(tx: PlaceTransaction, { placeId, userId }: AccountKey): Promise<void> {
	await tx.$executeRaw`
		SELECT 1 FROM user_account WHERE place_id = ${placeId}::uuid AND id = ${userId}::uuid FOR UPDATE`;
}
