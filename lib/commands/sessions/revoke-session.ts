import type { Scope } from "../../authz/scope";
import { endSessions } from "../../authz/security-log/end-sessions";
import { inSchool } from "../../db/in-school";
import type { SessionId } from "../../domain/ids";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";

/**
 * Ends one session of the signed-in person, this one or another.
 * @throws AppError not-found when it is not theirs.
 */
export async function revokeSession(scope: Scope, sessionId: SessionId): Promise<void> {
	await inSchool(scope, async (tx) => {
		const cause = sessionId === scope.sessionId ? "sign-out" : "own";
		const open = await endSessions(tx, { userId: scope.userId, only: sessionId }, cause);
		if (open === 0) throw new AppError("not-found");
		await recordAudit(tx, scope, "session.revoke", { sessionId });
	});
}
