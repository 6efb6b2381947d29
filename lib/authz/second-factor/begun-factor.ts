import type { PlaceTransaction } from "../../db/in-place";
import type { AccountKey, SessionId } from "../../domain/ids";

/** So long after it was begun an app can be confirmed. */
const begunMs = 10 * 60_000;

/**
 * The secret that this session is setting up: no other session sees it or confirms it, nor does anybody after ten minutes. Null: there is none.
 */
export function findBegunFactor(
	tx: PlaceTransaction,
	{ placeId, userId, sessionId }: AccountKey & { readonly sessionId: SessionId },
	at: Date,
) {
	return tx.accountFactor.findFirst({
		where: {
			...{ placeId, userId, confirmedAt: null, begunIn: sessionId },
			createdAt: { gt: new Date(at.getTime() - begunMs) },
		},
	});
}

/** What was begun is void: another factor was proven, added or taken away. */
export async function forgetBegunFactor(tx: PlaceTransaction, { placeId, userId }: AccountKey): Promise<void> {
	await tx.accountFactor.deleteMany({ where: { placeId, userId, confirmedAt: null } });
}
