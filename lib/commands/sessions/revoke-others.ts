import type { Scope } from "../../authz/scope";
import { endSessions } from "../../authz/security-log/end-sessions";
import { inSchool } from "../../db/in-school";
import { recordAudit } from "../record-audit";

/**
 * Ends every session of the signed-in person but this one.
 * @returns how many sessions ended.
 */
export async function revokeOthers(scope: Scope): Promise<number> {
	const { userId, sessionId } = scope;
	return inSchool(scope, async (tx) => {
		const sessions = await endSessions(tx, { userId, but: sessionId }, "own");
		await recordAudit(tx, scope, "session.revoke-others", { sessions });
		return sessions;
	});
}
