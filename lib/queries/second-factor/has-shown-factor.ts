import type { AccountScope } from "../../authz/scope";
import { lacksSecondFactor, type SignedBy } from "../../authz/sessions/signed-by";
import { inPlace } from "../../db/in-place";

/** Whether two factors were shown in this session, here or, by its word, at the provider. */
export async function hasShownFactor(scope: AccountScope): Promise<boolean> {
	const { placeId, sessionId } = scope;
	const where = { placeId_sessionId: { placeId, sessionId } };
	const session = await inPlace(scope, (tx) => tx.sessionAccount.findUnique({ where, select: { signedBy: true } }));
	return session !== null && !lacksSecondFactor(session.signedBy as SignedBy);
}
