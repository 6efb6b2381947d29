import { rateKey } from "../../authz/rates/rate-key";
import { takeTurn } from "../../authz/rates/rate-limit";
import type { AccountScope } from "../../authz/scope";
import { findBegunFactor } from "../../authz/second-factor/begun-factor";
import { renewRecoveryCodes } from "../../authz/second-factor/recovery-codes";
import { totpStep } from "../../authz/second-factor/totp";
import { openSecret } from "../../authz/secrets/sealed-secret";
import { endSessions } from "../../authz/security-log/end-sessions";
import { raiseSession } from "../../authz/sessions/signed-by";
import { now } from "../../clock";
import { inPlace } from "../../db/in-place";
import { AppError } from "../../errors";
import { inOwn } from "../accounts/in-own";
import { lockAccount } from "../accounts/lock-account";

/**
 * Confirms the app that this session began by a code of it: from now on signing in asks for one. Every other session of the account ends, because
 * it came in without.
 * @returns ten codes for recovery, shown once and kept as hashes
 * @throws AppError not-found when this session began none in the last ten minutes; invalid (code-wrong); too-many after ten wrong codes in an
 * hour; conflict (factor-replaced) when another was begun or confirmed meanwhile
 */
export async function confirmFactor(scope: AccountScope, code: string): Promise<readonly string[]> {
	const { placeId, userId, sessionId } = scope;
	const at = now();
	const key = rateKey("second-factor-begin", placeId, userId);
	const turn = await takeTurn([{ key, limit: 10, windowSeconds: 3600 }], at);
	if (!turn.allowed) throw new AppError("too-many");
	const factor = await inPlace(scope, (tx) => findBegunFactor(tx, scope, at));
	const secret = factor && openSecret("second-factor", userId, { keyId: factor.keyId, sealed: factor.secret });
	if (factor === null || secret === null) throw new AppError("not-found");
	const step = totpStep(secret, code.replace(/\s/g, ""), at);
	if (step === null) throw new AppError("invalid", "code-wrong");
	return inOwn(scope, async (tx, record) => {
		await lockAccount(tx, scope);
		// The one that the code is of: begun anew meanwhile, it is another app that would be confirmed.
		const confirmed = await tx.accountFactor.updateMany({
			where: { placeId, userId, confirmedAt: null, begunIn: sessionId, secret: factor.secret },
			data: { confirmedAt: at, lastStep: step, begunIn: null },
		});
		if (confirmed.count === 0) throw new AppError("conflict", "factor-replaced");
		await endSessions(tx, { placeId, userId, but: sessionId }, "factor", at);
		await raiseSession(tx, scope, "code");
		await record("account.factor-on");
		return renewRecoveryCodes(tx, scope);
	});
}
