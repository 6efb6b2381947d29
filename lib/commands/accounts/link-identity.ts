import type { AccountScope } from "../../authz/scope";
import type { OidcIdentity } from "../../authz/sign-in/oidc-identity";
import { provePassword } from "../../authz/sign-in/prove-password";
import { prisma } from "../../db/client";
import { AppError } from "../../errors";
import { recordAccountAudit } from "./record-account-audit";

/**
 * Links the identity that the OpenID provider confirmed in this browser to the account of who is signed in, by the password: who only
 * finds the session open cannot give it a door of their own.
 * @throws AppError invalid (password-wrong); too-many; conflict (identity-linked) when it belongs to another account
 */
export async function linkIdentity(
	{ userId }: AccountScope,
	{ issuer, subject }: OidcIdentity,
	password: string,
): Promise<void> {
	await provePassword(userId, password);
	await prisma().$transaction(async (tx) => {
		const linked = await tx.accountLink.createMany({ data: [{ issuer, subject, userId }], skipDuplicates: true });
		if (linked.count === 0) throw new AppError("conflict", "identity-linked");
		await recordAccountAudit(tx, userId, "account.link");
	});
}
