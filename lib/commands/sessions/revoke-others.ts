import type { AccountScope } from "../../authz/scope";
import { endSessions } from "../../authz/security-log/end-sessions";
import { inOwn } from "./in-own";

/**
 * Ends every session of the signed-in person but this one.
 * @returns how many sessions ended.
 */
export async function revokeOthers(scope: AccountScope): Promise<number> {
	const { userId, sessionId } = scope;
	return inOwn(scope, async (tx, recordAudit) => {
		const sessions = await endSessions(tx, { userId, but: sessionId }, "own");
		await recordAudit("session.revoke-others", { sessions });
		return sessions;
	});
}
