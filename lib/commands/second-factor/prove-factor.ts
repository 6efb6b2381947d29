import { checkPasskey } from "../../authz/passkeys/check-passkey";
import { spendChallenge } from "../../authz/passkeys/passkey-challenge";
import type { AccountScope } from "../../authz/scope";
import { forgetBegunFactor } from "../../authz/second-factor/begun-factor";
import { checkFactor } from "../../authz/second-factor/check-factor";
import { raiseSession } from "../../authz/sessions/signed-by";
import { knownDeviceOf } from "../../authz/sign-in/known-device";
import { inPlace } from "../../db/in-place";
import { AppError } from "../../errors";

/**
 * Shows the second factor within the session, by a code of the app or for recovery: for who came through a provider that tells of one
 * factor, at a school that asks two.
 * @param deviceCookie value of the known-device cookie of this browser
 * @throws AppError not-found without a second factor; invalid (code-wrong); too-many
 */
export async function proveFactor(
	scope: AccountScope,
	code: string,
	deviceCookie: string | undefined = undefined,
): Promise<void> {
	const check = await checkFactor(scope, code.slice(0, 40), await knownDeviceOf(deviceCookie, scope));
	if (check === "none") throw new AppError("not-found");
	if (check === "too-many") throw new AppError("too-many");
	if (check !== "right") throw new AppError("invalid", "code-wrong");
	await raise(scope, "code");
}

/**
 * The same by a passkey of the account, for a challenge that was given for that.
 * @throws AppError invalid (passkey-failed)
 */
export async function proveByPasskey(
	scope: AccountScope,
	{ answer, challenge }: { readonly answer: string; readonly challenge: string | undefined },
): Promise<void> {
	const { placeId, userId, sessionId } = scope;
	const expected = await spendChallenge(challenge, `prove ${sessionId}`);
	const key = expected === null ? null : await checkPasskey(answer, expected);
	const isOwn = key?.owners.some((owner) => owner.placeId === placeId && owner.userId === userId);
	if (!key?.right || !isOwn) throw new AppError("invalid", "passkey-failed");
	await raise(scope, "passkey");
}

/** An app that somebody had begun before is none any more: the owner has shown what is there. */
async function raise(scope: AccountScope, by: "code" | "passkey"): Promise<void> {
	const { placeId, userId: id } = scope;
	await inPlace(scope, async (tx) => {
		await raiseSession(tx, scope, by);
		await tx.userAccount.update({ where: { placeId_id: { placeId, id } }, data: { passwordRestoredBy: null } });
		await forgetBegunFactor(tx, scope);
	});
}
