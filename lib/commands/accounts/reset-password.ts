import { endSessions } from "../../authz/security-log/end-sessions";
import { endTokens, findTokenAccount, useToken } from "../../authz/sign-in/one-time-tokens";
import { findPasswordFault } from "../../authz/sign-in/password-rules";
import { hashPassword } from "../../authz/sign-in/passwords";
import { AppError } from "../../errors";
import { inAccount } from "./in-own";
import { lockAccount } from "./lock-account";

/**
 * Sets a new password by a link, once, and ends every session and every other open link of the account.
 * @throws AppError not-found when the link is unknown, used or too old; invalid with the password's fault as message key.
 */
export async function resetPassword(token: string, password: string): Promise<void> {
	const account = await findTokenAccount("password-reset", token);
	if (account === null) throw new AppError("not-found", "link-used");
	const { placeId, userId, email } = account;
	const fault = findPasswordFault(password, email);
	if (fault) throw new AppError("invalid", fault);
	const passwordHash = await hashPassword(password, email);
	await inAccount(account, async (tx, record) => {
		await lockAccount(tx, account);
		if (!(await useToken(tx, "password-reset", token))) throw new AppError("not-found", "link-used");
		await tx.userAccount.update({ where: { placeId_id: { placeId, id: userId } }, data: { passwordHash } });
		await endSessions(tx, { placeId, userId }, "password");
		await endTokens(tx, account);
		await record("account.reset-password");
	});
}
