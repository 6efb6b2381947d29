import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
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
		const ended = await tx.session.updateMany({
			where: { id: sessionId, userId: scope.userId, revokedAt: null },
			data: { revokedAt: now() },
		});
		if (ended.count === 0) throw new AppError("not-found");
		await recordAudit(tx, scope, "session.revoke", { sessionId });
	});
}
