import { inPlace } from "../../db/in-place";
import type { SessionId } from "../../domain/ids";
import type { ProvenAccount } from "./proven-accounts";
import { idleSecondsOf } from "./session-limits";

/**
 * Somebody did something at this place: what was proven for it lives on. Written when it moves by a minute: who reads much is not
 * written much. A role that was given or ended counts at once. Accounts of other places in the session have a time of their own.
 */
export async function keepAlive(sessionId: SessionId, used: ProvenAccount, at: Date): Promise<void> {
	const { placeId, idleUntil, roles } = used;
	const next = new Date(at.getTime() + idleSecondsOf(roles.map(({ role }) => role)) * 1000);
	if (Math.abs(next.getTime() - idleUntil.getTime()) < 60_000) return;
	await inPlace(used, (tx) =>
		tx.sessionAccount.updateMany({ where: { placeId, sessionId }, data: { seenAt: at, idleUntil: next } }),
	);
}
