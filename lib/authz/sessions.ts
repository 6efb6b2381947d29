import { now } from "../clock";
import { prisma } from "../db/client";
import { newId } from "../db/ids";
import type { SessionId, UserId } from "../domain/ids";

/** A school day with its evening; after it one signs in again, however busy one was. */
export const sessionSeconds = 12 * 60 * 60;

/** Password alone, with a second factor (code), or by the word of the OpenID provider, who has factors of its own. */
export type SignedBy = "password" | "code" | "identity";

/** A new session row; its id travels in the signed cookie and means nothing without this row. */
export async function beginSession(
	userId: UserId,
	at: Date = now(),
	signedBy: SignedBy = "password",
): Promise<SessionId> {
	const id = newId<SessionId>();
	const expiresAt = new Date(at.getTime() + sessionSeconds * 1000);
	await prisma().session.create({ data: { id, userId, createdAt: at, expiresAt, signedBy } });
	return id;
}

/** Ends a session at once, wherever its cookie may be. Twice is the same as once. */
export async function endSession(sessionId: SessionId): Promise<void> {
	await prisma().session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: now() } });
}
