import { verifyPassword } from "../../authz/passwords";
import { rateKey } from "../../authz/rate-key";
import { takeTurn } from "../../authz/rate-limit";
import type { Scope } from "../../authz/scope";
import { sealSecret } from "../../authz/sealed-secret";
import { newTotpSecret } from "../../authz/totp";
import { prisma } from "../../db/client";
import { AppError } from "../../errors";

/**
 * Makes a secret for the app of the signed-in person, by the password: who only finds the session open cannot shut its
 * owner out. Nothing is asked for before it is confirmed. Begun anew, it is another secret.
 * @throws AppError invalid (password-wrong), also without a password; too-many after ten in an hour; conflict
 * (factor-there) when there is a confirmed one
 */
export async function beginFactor({ userId }: Scope, password: string): Promise<void> {
	const turn = await takeTurn([{ key: rateKey("second-factor-password", userId), limit: 10, windowSeconds: 3600 }]);
	if (!turn.allowed) throw new AppError("too-many");
	const account = await prisma().userAccount.findUniqueOrThrow({ where: { id: userId } });
	if (!(await verifyPassword(password.slice(0, 1000), account.passwordHash)))
		throw new AppError("invalid", "password-wrong");
	const { keyId, sealed: secret } = sealSecret("second-factor", userId, newTotpSecret());
	await prisma().$transaction(async (tx) => {
		await tx.accountFactor.deleteMany({ where: { userId, confirmedAt: null } });
		const made = await tx.accountFactor.createMany({ data: [{ userId, keyId, secret }], skipDuplicates: true });
		if (made.count === 0) throw new AppError("conflict", "factor-there");
	});
}
