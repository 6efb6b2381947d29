import type { PlaceTransaction } from "../../db/in-place";
import type { AccountKey } from "../../domain/ids";

/**
 * Takes app, passkeys and codes for recovery away from an account.
 * @returns how many apps and passkeys there were
 */
export async function forgetFactors(tx: PlaceTransaction, { placeId, userId }: AccountKey): Promise<number> {
	const app = await tx.accountFactor.deleteMany({ where: { placeId, userId } });
	const passkeys = await tx.passkey.deleteMany({ where: { placeId, userId } });
	await tx.recoveryCode.deleteMany({ where: { placeId, userId } });
	return app.count + passkeys.count;
}
