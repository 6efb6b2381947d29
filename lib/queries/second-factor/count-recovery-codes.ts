import type { AccountScope } from "../../authz/scope";
import { inPlace } from "../../db/in-place";

/** Codes for recovery that the signed-in person has left. */
export function countRecoveryCodes(scope: AccountScope): Promise<number> {
	const { placeId, userId } = scope;
	return inPlace(scope, (tx) => tx.recoveryCode.count({ where: { placeId, userId, usedAt: null } }));
}
