import { endSessions } from "../../authz/security-log/end-sessions";
import { endTokens, findTokenAccount, useToken } from "../../authz/sign-in/one-time-tokens";
import { findPasswordFault } from "../../authz/sign-in/password-rules";
import { hashPassword } from "../../authz/sign-in/passwords";
import { AppError } from "../../errors";
import { type ChosenWay, requireProviderAllowed } from "./chosen-way";
import { inAccount } from "./in-own";
import { lockAccount } from "./lock-account";

/**
 * Chooses a way of signing in anew by a link, once: another password, or an identity that the provider confirmed in this tab, for a place that lets
 * people in by that alone. Every session and every other open link of the account ends.
 * @throws AppError not-found when the link is unknown, used or too old; invalid with the password's fault as message key; not-allowed where the
 * place lets nobody in by a provider; conflict (identity-linked)
 */
export async function resetPassword(token: string, way: ChosenWay): Promise<void> {
	const account = await findTokenAccount("password-reset", token);
	if (account === null) throw new AppError("not-found", "link-used");
	const { placeId, userId, email } = account;
	const fault = "password" in way ? findPasswordFault(way.password, email) : null;
	if (fault) throw new AppError("invalid", fault);
	if ("identity" in way) await requireProviderAllowed(placeId);
	const passwordHash = "password" in way ? await hashPassword(way.password, email) : null;
	await inAccount(account, async (tx, record) => {
		await lockAccount(tx, account);
		if (!(await useToken(tx, "password-reset", token))) throw new AppError("not-found", "link-used");
		if (passwordHash !== null)
			await tx.userAccount.update({ where: { placeId_id: { placeId, id: userId } }, data: { passwordHash } });
		if ("identity" in way) {
			const { issuer, subject } = way.identity;
			const data = [{ placeId, userId, issuer, subject }];
			const linked = await tx.accountLink.createMany({ data, skipDuplicates: true });
			if (linked.count === 0) throw new AppError("conflict", "identity-linked");
		}
		await endSessions(tx, { placeId, userId }, "password");
		await endTokens(tx, account);
		await record("password" in way ? "account.reset-password" : "account.link");
	});
}
