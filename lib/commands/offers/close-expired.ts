import { now } from "../../clock";
import type { PlaceTransaction } from "../../db/in-place";
import type { PlaceId } from "../../domain/ids";

/** What opens an offer ends with it. */
export const closed = { linkHash: null, linkUntil: null, codeHash: null, codeUntil: null };

/** An offer that nobody answered in its time stands in the way of no other of that role to the same address. */
export async function closeExpired(tx: PlaceTransaction, placeId: PlaceId, email: string, role: string): Promise<void> {
	await tx.accountOffer.updateMany({
		where: { placeId, email, role, state: "open", expiresAt: { lte: now() } },
		data: { state: "withdrawn", decidedAt: now(), ...closed },
	});
}
