import type { AccountScope } from "../../authz/scope";
import { endSessions } from "../../authz/security-log/end-sessions";
import { lowerSession } from "../../authz/sessions/signed-by";
import { proveSelf } from "../../authz/sign-in/prove-self";
import { AppError } from "../../errors";
import { inOwn } from "../accounts/in-own";
import { lockAccount } from "../accounts/lock-account";

/**
 * Takes a passkey of the signed-in person away, by the password; every other session ends. With the last second factor the
 * codes for recovery go too.
 * @throws AppError invalid (password-wrong, sign-in-again), too-many; not-found when it is not theirs
 */
export async function removePasskey(
	scope: AccountScope,
	{ credentialId, password }: { readonly credentialId: string; readonly password: string },
): Promise<void> {
	const { placeId, userId, sessionId } = scope;
	if (!/^[\w-]{1,1400}$/.test(credentialId)) throw new AppError("not-found");
	await proveSelf(scope, password);
	await inOwn(scope, async (tx, record) => {
		await lockAccount(tx, scope);
		const removed = await tx.passkey.deleteMany({ where: { placeId, credentialId, userId } });
		if (removed.count === 0) throw new AppError("not-found");
		const left = await tx.userAccount.findUniqueOrThrow({
			where: { placeId_id: { placeId, id: userId } },
			select: { factor: true, _count: { select: { passkeys: true } } },
		});
		if (left._count.passkeys === 0 && !left.factor?.confirmedAt) {
			await tx.recoveryCode.deleteMany({ where: { placeId, userId } });
			await lowerSession(tx, scope);
		}
		await endSessions(tx, { placeId, userId, but: sessionId }, "factor");
		await record("account.passkey-remove");
	});
}
