import type { PlaceTransaction } from "../../db/in-place";
import type { PlaceId, SessionId } from "../../domain/ids";
import type { SignInRule } from "../../domain/sign-in-rules";

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

/** What was proven at a place within a session. */
interface Proven {
	readonly placeId: PlaceId;
	readonly sessionId: SessionId;
}

/**
 * The account has shown a second factor in the session since it began; by which door it came in stays. Whoever did so holds what an admin
 * who restored the password has not got.
 */
export async function raiseSession(
	tx: PlaceTransaction,
	{ placeId, sessionId }: Proven,
	by: "code" | "passkey",
): Promise<void> {
	const byProvider = { placeId, sessionId, signedBy: { startsWith: "identity" } };
	const raised = await tx.sessionAccount.updateMany({ where: byProvider, data: { signedBy: "identity-code" } });
	if (raised.count === 0) await tx.sessionAccount.updateMany({ where: { placeId, sessionId }, data: { signedBy: by } });
}

/** The second factor of the account is gone, and with it what the session had by it. */
export async function lowerSession(tx: PlaceTransaction, { placeId, sessionId }: Proven): Promise<void> {
	const own = { placeId, sessionId, signedBy: { in: ["code", "passkey"] } };
	await tx.sessionAccount.updateMany({ where: own, data: { signedBy: "password" } });
	await tx.sessionAccount.updateMany({
		where: { placeId, sessionId, signedBy: "identity-code" },
		data: { signedBy: "identity" },
	});
}
