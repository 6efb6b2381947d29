import type { AccountScope } from "../../authz/scope";
import { endSessions } from "../../authz/security-log/end-sessions";
import { endTokens } from "../../authz/sign-in/one-time-tokens";
import { findPasswordFault } from "../../authz/sign-in/password-rules";
import { hashPassword } from "../../authz/sign-in/passwords";
import { provePassword } from "../../authz/sign-in/prove-password";
import { prisma } from "../../db/client";
import { AppError } from "../../errors";
import { lockAccount } from "./lock-account";
import { recordAccountAudit } from "./record-account-audit";

/**
 * Another password for the signed-in person, by the present one: who only finds the session open cannot. Every other
 * session and every open link of the account ends.
 * @throws AppError invalid (password-wrong, password-same or the fault of the new one), also for an account without a
 * password; too-many after ten tries in an hour
 */
export async function changePassword(
	{ userId, sessionId }: AccountScope,
	{ present, next }: { readonly present: string; readonly next: string },
): Promise<void> {
	await provePassword(userId, present);
	const account = await prisma().userAccount.findUniqueOrThrow({ where: { id: userId } });
	if (present.normalize("NFKC") === next.normalize("NFKC")) throw new AppError("invalid", "password-same");
	const fault = findPasswordFault(next, account.email);
	if (fault) throw new AppError("invalid", fault);
	const passwordHash = await hashPassword(next);
	await prisma().$transaction(async (tx) => {
		await lockAccount(tx, userId);
		// Of two changes at once by the same old password, one is made.
		const changed = await tx.userAccount.updateMany({
			where: { id: userId, passwordHash: account.passwordHash },
			data: { passwordHash },
		});
		if (changed.count === 0) throw new AppError("invalid", "password-wrong");
		await endSessions(tx, { userId, but: sessionId }, "password");
		await endTokens(tx, userId);
		await recordAccountAudit(tx, userId, "account.change-password");
	});
}
