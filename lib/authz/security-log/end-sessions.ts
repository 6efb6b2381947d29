import { now } from "../../clock";
import type { PlaceTransaction } from "../../db/in-place";
import type { AccountKey, SessionId } from "../../domain/ids";
import type { SecurityCause } from "../../domain/security-events";
import { writeSecurityEvents } from "./write-security-events";

interface Ending extends AccountKey {
	/** This one alone. */
	readonly only?: SessionId;
	/** Every one but this. */
	readonly but?: SessionId;
}

/**
 * Takes an account out of its sessions at once, wherever their cookies may be, with a line in the log for each that was open. What else was
 * proven in them, at other places, stays. The one place where that happens before its time.
 * @param tx of the account's place
 * @returns in how many it was open.
 */
export async function endSessions(
	tx: PlaceTransaction,
	{ placeId, userId, only, but }: Ending,
	cause: SecurityCause<"session-ended">,
	at: Date = now(),
): Promise<number> {
	const sessionId = only ?? (but && { not: but });
	const ended = await tx.sessionAccount.updateManyAndReturn({
		where: { placeId, userId, endedAt: null, ...(sessionId ? { sessionId } : {}) },
		data: { endedAt: at },
		select: { browser: true, system: true, network: true, expiresAt: true, idleUntil: true },
	});
	const open = ended.filter(({ expiresAt, idleUntil }) => expiresAt > at && idleUntil > at);
	const lines = open.map((place) => ({ placeId, userId, event: "session-ended" as const, cause, place }));
	await writeSecurityEvents(tx, lines, at);
	return open.length;
}
