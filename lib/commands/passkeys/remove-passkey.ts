import type { AccountScope } from "../../authz/scope";
import { endSessions } from "../../authz/security-log/end-sessions";
import { lowerSession } from "../../authz/sessions/signed-by";
import { proveSelf } from "../../authz/sign-in/prove-self";
import { prisma } from "../../db/client";
import { AppError } from "../../errors";
import { lockAccount } from "../accounts/lock-account";
import { recordAccountAudit } from "../accounts/record-account-audit";

/**
 * Takes a passkey of the signed-in person away, by the password; every other session ends. With the last second factor the
 * codes for recovery go too.
 * @throws AppError invalid (password-wrong, sign-in-again), too-many; not-found when it is not theirs
 */
export async function removePasskey(
	scope: AccountScope,
	{ credentialId, password }: { readonly credentialId: string; readonly password: string },
): Promise<void> {
	const { userId, sessionId } = scope;
	if (!/^[\w-]{1,1400}$/.test(credentialId)) throw new AppError("not-found");
	await proveSelf(scope, password);
	await prisma().$transaction(async (tx) => {
		await lockAccount(tx, userId);
		const removed = await tx.passkey.deleteMany({ where: { credentialId, userId } });
		if (removed.count === 0) throw new AppError("not-found");
		const left = await tx.userAccount.findUniqueOrThrow({
			where: { id: userId },
			select: { factor: true, _count: { select: { passkeys: true } } },
		});
		if (left._count.passkeys === 0 && !left.factor?.confirmedAt) {
			await tx.recoveryCode.deleteMany({ where: { userId } });
			await lowerSession(tx, sessionId);
		}
		await endSessions(tx, { userId, but: sessionId }, "factor");
		await recordAccountAudit(tx, userId, "account.passkey-remove");
	});
}
