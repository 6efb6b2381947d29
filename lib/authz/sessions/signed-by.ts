import type { SignInRule } from "../../domain/sign-in-rules";
import type { Prisma } from "../../generated/prisma/client";

/**
 * How a session came in: by a password alone, with a second factor (code), by a passkey that asked for a PIN or a finger (two factors
 * in one), or by the word of the OpenID provider: that told of one factor or of none (identity), of two (identity-strong), or with a second
 * factor of our own after it (identity-code).
 */
export type SignedBy = "password" | "code" | "passkey" | "identity" | "identity-strong" | "identity-code";

/** Whether it has shown one factor at most, as far as we know. */
export function lacksSecondFactor(signedBy: SignedBy): boolean {
	return signedBy === "password" || signedBy === "identity";
}

/** Whether a school that has this rule lets in who signed in so. */
export function suitsRule(rule: SignInRule, signedBy: SignedBy): boolean {
	return rule === "any" || rule === (signedBy.startsWith("identity") ? "provider" : "own");
}

/** The session has shown a second factor since it began; by which door it came in stays. */
export async function raiseSession(
	tx: Prisma.TransactionClient,
	sessionId: string,
	by: "code" | "passkey",
): Promise<void> {
	const byProvider = { id: sessionId, signedBy: { startsWith: "identity" } };
	const raised = await tx.session.updateMany({ where: byProvider, data: { signedBy: "identity-code" } });
	if (raised.count === 0) await tx.session.update({ where: { id: sessionId }, data: { signedBy: by } });
}

/** The second factor of the account is gone, and with it what the session had by it. */
export async function lowerSession(tx: Prisma.TransactionClient, sessionId: string): Promise<void> {
	const own = { id: sessionId, signedBy: { in: ["code", "passkey"] } };
	await tx.session.updateMany({ where: own, data: { signedBy: "password" } });
	await tx.session.updateMany({ where: { id: sessionId, signedBy: "identity-code" }, data: { signedBy: "identity" } });
}
