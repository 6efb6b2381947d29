import type { AccountScope } from "../../authz/scope";
import { newTotpSecret } from "../../authz/second-factor/totp";
import { sealSecret } from "../../authz/secrets/sealed-secret";
import { proveSelf } from "../../authz/sign-in/prove-self";
import { now } from "../../clock";
import { inPlace } from "../../db/in-place";
import { AppError } from "../../errors";
import { lockAccount } from "../accounts/lock-account";
import { claimAct } from "../acts/once";

/**
 * Makes a secret for the app of the signed-in person, by the password, and by the second factor where there is one: who only finds the
 * session open cannot shut its owner out. It belongs to this session, for ten minutes; begun anew, here or elsewhere, it is another secret.
 * @throws AppError invalid (password-wrong, sign-in-again, factor-first); too-many after ten in an hour; conflict
 * (factor-there) when there is a confirmed one
 */
export async function beginFactor(scope: AccountScope, password: string): Promise<void> {
	const { placeId, userId, sessionId } = scope;
	await proveSelf(scope, password);
	const { keyId, sealed: secret } = sealSecret("second-factor", userId, newTotpSecret());
	await inPlace(scope, async (tx) => {
		await lockAccount(tx, scope);
		// Sent twice, the later would take the place of the secret that is being read.
		await claimAct(tx, placeId);
		const there = await tx.accountFactor.findUnique({ where: { placeId_userId: { placeId, userId } } });
		if (there?.confirmedAt) throw new AppError("conflict", "factor-there");
		await tx.accountFactor.deleteMany({ where: { placeId, userId } });
		await tx.accountFactor.create({ data: { placeId, userId, keyId, secret, createdAt: now(), begunIn: sessionId } });
	});
}
