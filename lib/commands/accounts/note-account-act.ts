import type { JobScope, Scope } from "../../authz/scope";
import { newId } from "../../db/ids";
import type { PlaceTransaction } from "../../db/in-place";
import type { AccountAct } from "../../domain/account-acts";
import type { UserId } from "../../domain/ids";

/** Keeps for the holder of an account what somebody else did to it; what one does oneself is no news. In the transaction of the act. */
export async function noteAccountAct(
	tx: PlaceTransaction,
	scope: Scope | JobScope,
	userId: UserId,
	act: AccountAct,
): Promise<void> {
	const byUser = scope.kind === "person" ? scope.userId : null;
	if (byUser === userId) return;
	await tx.accountEvent.create({ data: { placeId: scope.schoolId, id: newId(), userId, act, byUser } });
}
