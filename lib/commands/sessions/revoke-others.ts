import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { inSchool } from "../../db/in-school";
import { recordAudit } from "../record-audit";

/**
 * Ends every session of the signed-in person but this one.
 * @returns how many sessions ended.
 */
export async function revokeOthers(scope: Scope): Promise<number> {
	const { userId, sessionId } = scope;
	return inSchool(scope, async (tx) => {
		const ended = await tx.session.updateMany({
			where: { userId, revokedAt: null, id: { not: sessionId } },
			data: { revokedAt: now() },
		});
		await recordAudit(tx, scope, "session.revoke-others", { sessions: ended.count });
		return ended.count;
	});
}
