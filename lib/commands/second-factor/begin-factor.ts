import type { Scope } from "../../authz/scope";
import { newTotpSecret } from "../../authz/second-factor/totp";
import { sealSecret } from "../../authz/secrets/sealed-secret";
import { provePassword } from "../../authz/sign-in/prove-password";
import { prisma } from "../../db/client";
import { AppError } from "../../errors";

/**
 * Makes a secret for the app of the signed-in person, by the password: who only finds the session open cannot shut its
 * owner out. Nothing is asked for before it is confirmed. Begun anew, it is another secret.
 * @throws AppError invalid (password-wrong), also without a password; too-many after ten in an hour; conflict
 * (factor-there) when there is a confirmed one
 */
export async function beginFactor({ userId }: Scope, password: string): Promise<void> {
	await provePassword(userId, password);
	const { keyId, sealed: secret } = sealSecret("second-factor", userId, newTotpSecret());
	await prisma().$transaction(async (tx) => {
		await tx.accountFactor.deleteMany({ where: { userId, confirmedAt: null } });
		const made = await tx.accountFactor.createMany({ data: [{ userId, keyId, secret }], skipDuplicates: true });
		if (made.count === 0) throw new AppError("conflict", "factor-there");
	});
}
