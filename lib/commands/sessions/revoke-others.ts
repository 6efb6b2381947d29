import type { AccountScope } from "../../authz/scope";
import { endSessions } from "../../authz/security-log/end-sessions";
import { inOwn } from "../accounts/in-own";
import { claimAct } from "../acts/once";

/**
 * Takes the account of the signed-in person out of every session but this one.
 * @returns how many sessions ended.
 */
export async function revokeOthers(scope: AccountScope): Promise<number> {
	const { placeId, userId, sessionId } = scope;
	return inOwn(scope, async (tx, recordAudit) => {
		await claimAct(tx, placeId);
		const sessions = await endSessions(tx, { placeId, userId, but: sessionId }, "own");
		if (sessions > 0) await recordAudit("session.revoke-others", { sessions });
		return sessions;
	});
}
