import { endSessions } from "../../authz/security-log/end-sessions";
import { endTokens, findTokenAccount, useToken } from "../../authz/sign-in/one-time-tokens";
import { findPasswordFault } from "../../authz/sign-in/password-rules";
import { hashPassword } from "../../authz/sign-in/passwords";
import { prisma } from "../../db/client";
import { AppError } from "../../errors";
import { lockAccount } from "./lock-account";
import { recordAccountAudit } from "./record-account-audit";

/**
 * Sets a new password by a token from a mail, once, and ends every session and every other open link of the account.
 * @throws AppError not-found when the token is unknown, used or too old; invalid with the password's fault as message key.
 */
export async function resetPassword(token: string, password: string): Promise<void> {
	const account = await findTokenAccount(prisma(), "password-reset", token);
	if (account === null) throw new AppError("not-found", "link-used");
	const { userId } = account;
	const fault = findPasswordFault(password, account.email);
	if (fault) throw new AppError("invalid", fault);
	const passwordHash = await hashPassword(password);
	await prisma().$transaction(async (tx) => {
		await lockAccount(tx, userId);
		if (!(await useToken(tx, "password-reset", token))) throw new AppError("not-found", "link-used");
		await tx.userAccount.update({ where: { id: userId }, data: { passwordHash } });
		await endSessions(tx, { userId }, "password");
		await endTokens(tx, userId);
		await recordAccountAudit(tx, userId, "account.reset-password");
	});
}
