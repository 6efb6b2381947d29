import { cookies } from "next/headers";
import { now } from "../clock";
import { prisma } from "../db/client";
import { readSessionId, sessionCookieName } from "./session-cookie";

/** Whether the visitor is signed in with an account that has a role nowhere today: there is no scope, and a reason to say. */
export async function signedInWithoutRole(): Promise<boolean> {
	const id = await readSessionId((await cookies()).get(sessionCookieName())?.value);
	if (id === null) return false;
	const where = { id, revokedAt: null, expiresAt: { gt: now() }, user: { endedAt: null } };
	return (await prisma().session.count({ where })) > 0;
}
