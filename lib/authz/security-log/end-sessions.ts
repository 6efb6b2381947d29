import { now } from "../../clock";
import type { SessionId, UserId } from "../../domain/ids";
import type { SecurityCause } from "../../domain/security-events";
import type { Prisma } from "../../generated/prisma/client";
import { writeSecurityEvents } from "./write-security-events";

interface Ending {
	readonly userId: UserId;
	/** This one alone. */
	readonly only?: SessionId;
	/** Every one but this. */
	readonly but?: SessionId;
}

/**
 * Ends sessions of an account at once, wherever their cookies may be, with a line in the log for each that was open. The one place
 * where sessions end before their time.
 * @returns how many were open.
 */
export async function endSessions(
	tx: Prisma.TransactionClient,
	{ userId, only, but }: Ending,
	cause: SecurityCause<"session-ended">,
	at: Date = now(),
): Promise<number> {
	const id = only ?? (but && { not: but });
	const ended = await tx.session.updateManyAndReturn({
		where: { userId, revokedAt: null, ...(id ? { id } : {}) },
		data: { revokedAt: at },
		select: { browser: true, system: true, network: true, expiresAt: true, idleUntil: true },
	});
	const open = ended.filter(({ expiresAt, idleUntil }) => expiresAt > at && idleUntil > at);
	const lines = open.map((place) => ({ userId, event: "session-ended" as const, cause, place }));
	await writeSecurityEvents(tx, userId, lines, at);
	return open.length;
}
