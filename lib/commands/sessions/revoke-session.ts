import type { AccountScope } from "../../authz/scope";
import { endSessions } from "../../authz/security-log/end-sessions";
import type { SessionId } from "../../domain/ids";
import { AppError } from "../../errors";
import { inOwn } from "../accounts/in-own";

/**
 * Takes the account of the signed-in person out of one session, this one or another.
 * @throws AppError not-found when it is not theirs.
 */
export async function revokeSession(scope: AccountScope, sessionId: SessionId): Promise<void> {
	await inOwn(scope, async (tx, recordAudit) => {
		const cause = sessionId === scope.sessionId ? "sign-out" : "own";
		const open = await endSessions(tx, { placeId: scope.placeId, userId: scope.userId, only: sessionId }, cause);
		if (open === 0) throw new AppError("not-found");
		await recordAudit("session.revoke", { sessionId });
	});
}
