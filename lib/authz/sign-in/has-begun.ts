import type { PlaceTransaction } from "../../db/in-place";

/** Whether the account can be signed in to: then a link must not choose another way for it. */
export async function hasBegun(tx: PlaceTransaction, placeId: string, userId: string | null): Promise<boolean> {
	if (userId === null) return false;
	const account = await tx.userAccount.findUnique({
		where: { placeId_id: { placeId, id: userId } },
		select: { endedAt: true, passwordHash: true, _count: { select: { links: true, passkeys: true } } },
	});
	if (account === null || account.endedAt !== null) return false;
	return account.passwordHash !== null || account._count.links + account._count.passkeys > 0;
}
