import { now } from "../../clock";
import { prisma } from "../../db/client";
import { AppError } from "../../errors";
import type { Scope } from "../scope";
import { provePassword } from "./prove-password";

/** So long after signing in through the provider that counts as proof of who one is. */
const freshMs = 15 * 60_000;

/**
 * Asks who is signed in to prove it once more, before a second factor changes: by the password, or without one by having come
 * through the provider just now. Who only finds the session open cannot.
 * @throws AppError invalid (password-wrong; sign-in-again: without a password, and the sign-in is too long ago); too-many
 */
export async function proveSelf({ userId, sessionId }: Scope, password: string, at: Date = now()): Promise<void> {
	const account = await prisma().userAccount.findUniqueOrThrow({
		where: { id: userId },
		select: { passwordHash: true, sessions: { where: { id: sessionId } } },
	});
	if (account.passwordHash !== null) return provePassword(userId, password);
	const [session] = account.sessions;
	const isFresh = session && at.getTime() - session.createdAt.getTime() < freshMs;
	if (!isFresh || !session.signedBy.startsWith("identity")) throw new AppError("invalid", "sign-in-again");
}
