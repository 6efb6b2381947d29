import type { AccountScope } from "../../authz/scope";
import { newTotpSecret } from "../../authz/second-factor/totp";
import { sealSecret } from "../../authz/secrets/sealed-secret";
import { proveSelf } from "../../authz/sign-in/prove-self";
import { prisma } from "../../db/client";
import { AppError } from "../../errors";

/**
 * Makes a secret for the app of the signed-in person, by the password: who only finds the session open cannot shut its
 * owner out. Nothing is asked for before it is confirmed. Begun anew, it is another secret.
 * @throws AppError invalid (password-wrong, sign-in-again); too-many after ten in an hour; conflict
 * (factor-there) when there is a confirmed one
 */
export async function beginFactor(scope: AccountScope, password: string): Promise<void> {
	const { userId } = scope;
	await proveSelf(scope, password);
	const { keyId, sealed: secret } = sealSecret("second-factor", userId, newTotpSecret());
	await prisma().$transaction(async (tx) => {
		await tx.accountFactor.deleteMany({ where: { userId, confirmedAt: null } });
		const made = await tx.accountFactor.createMany({ data: [{ userId, keyId, secret }], skipDuplicates: true });
		if (made.count === 0) throw new AppError("conflict", "factor-there");
	});
}
