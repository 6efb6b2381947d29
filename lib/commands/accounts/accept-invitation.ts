import { endSessions } from "../../authz/security-log/end-sessions";
import type { OidcIdentity } from "../../authz/sign-in/oidc-identity";
import { endTokens, findTokenAccount, useToken } from "../../authz/sign-in/one-time-tokens";
import { findPasswordFault } from "../../authz/sign-in/password-rules";
import { hashPassword } from "../../authz/sign-in/passwords";
import { prisma } from "../../db/client";
import { AppError } from "../../errors";
import { lockAccount } from "./lock-account";
import { recordAccountAudit } from "./record-account-audit";

/** How the invited person will sign in: a password, or the OpenID identity that the provider confirmed just now. */
export type Acceptance = { readonly password: string } | { readonly identity: OidcIdentity };

/**
 * Accepts an invitation by its token, once.
 * @throws AppError not-found when the token is unknown, used or too old; invalid with the password's fault as message
 * key; conflict when the identity is linked to another account.
 */
export async function acceptInvitation(token: string, acceptance: Acceptance): Promise<void> {
	const account = await findTokenAccount(prisma(), "invitation", token);
	if (account === null) throw new AppError("not-found", "link-used");
	const { userId, email } = account;
	const fault = "password" in acceptance ? findPasswordFault(acceptance.password, email) : null;
	if (fault) throw new AppError("invalid", fault);
	const passwordHash = "password" in acceptance ? await hashPassword(acceptance.password) : null;
	await prisma().$transaction(async (tx) => {
		await lockAccount(tx, userId);
		if (!(await useToken(tx, "invitation", token))) throw new AppError("not-found", "link-used");
		if (passwordHash !== null) {
			await tx.userAccount.update({ where: { id: userId }, data: { passwordHash } });
			// Who is invited anew, for another way of signing in, may have come in by the password before.
			await endSessions(tx, { userId }, "password");
		}
		if ("identity" in acceptance) {
			const { issuer, subject } = acceptance.identity;
			const linked = await tx.accountLink.createMany({ data: [{ issuer, subject, userId }], skipDuplicates: true });
			if (linked.count === 0) throw new AppError("conflict", "identity-linked");
		}
		await endTokens(tx, userId);
		await recordAccountAudit(tx, userId, "password" in acceptance ? "account.accept" : "account.link");
	});
}
