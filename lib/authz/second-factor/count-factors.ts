import type { PlaceTransaction } from "../../db/in-place";
import type { AccountKey } from "../../domain/ids";

/** Confirmed apps and passkeys of an account: with none the password alone opens it. */
export async function countFactors(tx: PlaceTransaction, { placeId, userId }: AccountKey): Promise<number> {
	const app = await tx.accountFactor.count({ where: { placeId, userId, confirmedAt: { not: null } } });
	return app + (await tx.passkey.count({ where: { placeId, userId } }));
}
