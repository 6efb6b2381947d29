import { cookies } from "next/headers";
import { now } from "../../clock";
import { prisma } from "../../db/client";
import { readSessionId, sessionCookieName } from "./session-cookie";

/**
 * Why a browser that holds the cookie of a session has no scope: nobody used it for too long, its time was over, it was
 * ended from elsewhere, or the account has a role nowhere today. Null: there is nothing to say.
 */
export type SignedOutWhy = "idle" | "over" | "ended" | "no-role";

export async function whySignedOut(): Promise<SignedOutWhy | null> {
	const id = await readSessionId((await cookies()).get(sessionCookieName())?.value);
	const session = id === null ? null : await prisma().session.findUnique({ where: { id }, include: { user: true } });
	if (session === null || session.user.endedAt !== null) return null;
	if (session.revokedAt !== null) return "ended";
	const at = now();
	if (session.expiresAt <= at) return "over";
	return session.idleUntil <= at ? "idle" : "no-role";
}
