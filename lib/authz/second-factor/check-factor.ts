import { now } from "../../clock";
import { prisma } from "../../db/client";
import type { UserId } from "../../domain/ids";
import { rateKey } from "../rates/rate-key";
import { takeTurn } from "../rates/rate-limit";
import { openSecret } from "../secrets/sealed-secret";
import { hashOfRecoveryCode } from "./recovery-codes";
import { totpStep } from "./totp";

/** none: the account has no second factor, neither an app nor a passkey; needed: no code was given. */
export type FactorCheck = "none" | "needed" | "wrong" | "right" | "too-many";

/** Tries at codes of one account in an hour, from wherever: a code in a million, three of which are good at a time. */
const triesAnHour = 30;

/** Whether the code is good for the account now: one of its app, each once, or one for recovery. */
export async function checkFactor(userId: UserId, code: string, at: Date = now()): Promise<FactorCheck> {
	const [factor, passkeys] = await Promise.all([
		prisma().accountFactor.findFirst({ where: { userId, confirmedAt: { not: null } } }),
		prisma().passkey.count({ where: { userId } }),
	]);
	if (factor === null && passkeys === 0) return "none";
	const typed = code.replace(/[\s-]/g, "").toUpperCase();
	if (typed === "") return "needed";
	const turn = await takeTurn([{ key: rateKey("second-factor", userId), limit: triesAnHour, windowSeconds: 3600 }], at);
	if (!turn.allowed) return "too-many";
	if (typed.length > 6) return (await spendRecoveryCode(userId, typed, at)) ? "right" : "wrong";
	// Who has passkeys alone comes in by one of them, or by a code for recovery.
	if (factor === null) return "wrong";
	const secret = openSecret("second-factor", userId, { keyId: factor.keyId, sealed: factor.secret });
	const step = secret && totpStep(secret, typed, at);
	if (step === null) return "wrong";
	// Of two who send one code at the same moment, one comes in.
	const used = await prisma().accountFactor.updateMany({
		where: { userId, confirmedAt: { not: null }, lastStep: { lt: step } },
		data: { lastStep: step },
	});
	return used.count === 1 ? "right" : "wrong";
}

async function spendRecoveryCode(userId: UserId, typed: string, at: Date): Promise<boolean> {
	const used = await prisma().recoveryCode.updateMany({
		where: { codeHash: hashOfRecoveryCode(typed), userId, usedAt: null },
		data: { usedAt: at },
	});
	return used.count === 1;
}
