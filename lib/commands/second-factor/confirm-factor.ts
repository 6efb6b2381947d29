import { rateKey } from "../../authz/rates/rate-key";
import { takeTurn } from "../../authz/rates/rate-limit";
import type { AccountScope } from "../../authz/scope";
import { renewRecoveryCodes } from "../../authz/second-factor/recovery-codes";
import { totpStep } from "../../authz/second-factor/totp";
import { openSecret } from "../../authz/secrets/sealed-secret";
import { endSessions } from "../../authz/security-log/end-sessions";
import { raiseSession } from "../../authz/sessions/signed-by";
import { now } from "../../clock";
import { prisma } from "../../db/client";
import { AppError } from "../../errors";
import { lockAccount } from "../accounts/lock-account";
import { recordAccountAudit } from "../accounts/record-account-audit";

/**
 * Confirms the app by a code of it: from now on signing in asks for one. Every other session of the account ends, because
 * it came in without.
 * @returns ten codes for recovery, shown once and kept as hashes
 * @throws AppError not-found when none was begun; invalid (code-wrong); too-many after ten wrong codes in an hour; conflict
 * (factor-replaced) when another was begun or confirmed meanwhile
 */
export async function confirmFactor(scope: AccountScope, code: string): Promise<readonly string[]> {
	const { userId, sessionId } = scope;
	const at = now();
	const turn = await takeTurn([{ key: rateKey("second-factor-begin", userId), limit: 10, windowSeconds: 3600 }], at);
	if (!turn.allowed) throw new AppError("too-many");
	const factor = await prisma().accountFactor.findFirst({ where: { userId, confirmedAt: null } });
	const secret = factor && openSecret("second-factor", userId, { keyId: factor.keyId, sealed: factor.secret });
	if (factor === null || secret === null) throw new AppError("not-found");
	const step = totpStep(secret, code.replace(/\s/g, ""), at);
	if (step === null) throw new AppError("invalid", "code-wrong");
	return prisma().$transaction(async (tx) => {
		await lockAccount(tx, userId);
		// The one that the code is of: begun anew meanwhile, it is another app that would be confirmed.
		const confirmed = await tx.accountFactor.updateMany({
			where: { userId, confirmedAt: null, createdAt: factor.createdAt, secret: factor.secret },
			data: { confirmedAt: at, lastStep: step },
		});
		if (confirmed.count === 0) throw new AppError("conflict", "factor-replaced");
		await endSessions(tx, { userId, but: sessionId }, "factor", at);
		await raiseSession(tx, sessionId, "code");
		await recordAccountAudit(tx, userId, "account.factor-on");
		return renewRecoveryCodes(tx, userId);
	});
}
