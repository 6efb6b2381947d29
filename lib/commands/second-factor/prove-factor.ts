import { checkPasskey } from "../../authz/passkeys/check-passkey";
import { spendChallenge } from "../../authz/passkeys/passkey-challenge";
import type { AccountScope } from "../../authz/scope";
import { checkFactor } from "../../authz/second-factor/check-factor";
import { raiseSession } from "../../authz/sessions/signed-by";
import { prisma } from "../../db/client";
import { AppError } from "../../errors";

/**
 * Shows the second factor within the session, by a code of the app or for recovery: for who came through a provider that tells of one
 * factor, at a school that asks two.
 * @throws AppError not-found without a second factor; invalid (code-wrong); too-many
 */
export async function proveFactor({ userId, sessionId }: AccountScope, code: string): Promise<void> {
	const check = await checkFactor(userId, code.slice(0, 40));
	if (check === "none") throw new AppError("not-found");
	if (check === "too-many") throw new AppError("too-many");
	if (check !== "right") throw new AppError("invalid", "code-wrong");
	await raiseSession(prisma(), sessionId, "code");
}

/**
 * The same by a passkey of the account, for a challenge that was given for that.
 * @throws AppError invalid (passkey-failed)
 */
export async function proveByPasskey(
	{ userId, sessionId }: AccountScope,
	{ answer, challenge }: { readonly answer: string; readonly challenge: string | undefined },
): Promise<void> {
	const expected = await spendChallenge(challenge, `prove ${userId}`);
	const key = expected === null ? null : await checkPasskey(answer, expected);
	if (!key?.right || key.userId !== userId) throw new AppError("invalid", "passkey-failed");
	await raiseSession(prisma(), sessionId, "passkey");
}
