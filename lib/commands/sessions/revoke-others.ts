import type { AccountScope } from "../../authz/scope";
import { endSessions } from "../../authz/security-log/end-sessions";
import { inOwn } from "../accounts/in-own";

/**
 * Takes the account of the signed-in person out of every session but this one.
 * @returns how many sessions ended.
 */
export async function revokeOthers(scope: AccountScope): Promise<number> {
	const { placeId, userId, sessionId } = scope;
	return inOwn(scope, async (tx, recordAudit) => {
		const sessions = await endSessions(tx, { placeId, userId, but: sessionId }, "own");
		await recordAudit("session.revoke-others", { sessions });
		return sessions;
	});
}
