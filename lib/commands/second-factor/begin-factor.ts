import type { AccountScope } from "../../authz/scope";
import { newTotpSecret } from "../../authz/second-factor/totp";
import { sealSecret } from "../../authz/secrets/sealed-secret";
import { proveSelf } from "../../authz/sign-in/prove-self";
import { prisma } from "../../db/client";
import { AppError } from "../../errors";
import { lockAccount } from "../accounts/lock-account";

/**
 * Makes a secret for the app of the signed-in person, by the password: who only finds the session open cannot shut its
 * owner out. Nothing is asked for before it is confirmed. Begun anew, it is another secret.
 * @throws AppError invalid (password-wrong, sign-in-again); too-many after ten in an hour; conflict
 * (factor-there) when there is a confirmed one, (factor-replaced) when another was begun meanwhile
 */
export async function beginFactor(scope: AccountScope, password: string): Promise<void> {
	const { userId } = scope;
	const before = await prisma().accountFactor.findUnique({ where: { userId } });
	await proveSelf(scope, password);
	const { keyId, sealed: secret } = sealSecret("second-factor", userId, newTotpSecret());
	await prisma().$transaction(async (tx) => {
		await lockAccount(tx, userId);
		const there = await tx.accountFactor.findUnique({ where: { userId } });
		if (there?.confirmedAt) throw new AppError("conflict", "factor-there");
		// Of two who begin at once one is shown a secret that counts, and the other is told.
		if (there && !(before && Buffer.from(there.secret).equals(before.secret)))
			throw new AppError("conflict", "factor-replaced");
		await tx.accountFactor.deleteMany({ where: { userId } });
		await tx.accountFactor.create({ data: { userId, keyId, secret } });
	});
}
