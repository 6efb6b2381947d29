import { now } from "../../clock";
import { inPlace, type PlaceTransaction } from "../../db/in-place";
import type { AccountKey } from "../../domain/ids";
import { rateKey } from "../rates/rate-key";
import { takeTurn } from "../rates/rate-limit";
import { openSecret } from "../secrets/sealed-secret";
import { hashOfRecoveryCode } from "./recovery-codes";
import { totpStep } from "./totp";

/** none: the account has no second factor, neither an app nor a passkey; needed: no code was given. */
export type FactorCheck = "none" | "needed" | "wrong" | "right" | "too-many";

/** Tries at codes in an hour: a code in a million, three of which are good at a time. */
const triesAnHour = 30;

/**
 * Whether the code is good for the account now: one of its app, each once, or one for recovery. A browser that the account
 * knows has thirty tries an hour of its own, all others share as many; a code for recovery cannot be guessed and always counts. So
 * who knows the password alone can neither guess nor shut the owner out.
 * @param device the id of the browser, when the account signed in on it before
 */
export async function checkFactor(
	account: AccountKey,
	code: string,
	device: string | null,
	at: Date = now(),
): Promise<FactorCheck> {
	const { placeId, userId } = account;
	const typed = code.replace(/[\s-]/g, "").toUpperCase();
	const [factor, passkeys] = await inPlace(account, async (tx) => [
		await tx.accountFactor.findFirst({ where: { placeId, userId, confirmedAt: { not: null } } }),
		await tx.passkey.count({ where: { placeId, userId } }),
	]);
	if (factor === null && passkeys === 0) return "none";
	if (typed === "") return "needed";
	if (typed.length > 6)
		return (await inPlace(account, (tx) => spendRecoveryCode(tx, account, typed, at))) ? "right" : "wrong";
	const tries =
		device === null
			? rateKey("second-factor", placeId, userId)
			: rateKey("second-factor-device", placeId, userId, device);
	const turn = await takeTurn([{ key: tries, limit: triesAnHour, windowSeconds: 3600 }], at);
	if (!turn.allowed) return "too-many";
	// Who has passkeys alone comes in by one of them, or by a code for recovery.
	if (factor === null) return "wrong";
	const secret = openSecret("second-factor", userId, { keyId: factor.keyId, sealed: factor.secret });
	const step = secret && totpStep(secret, typed, at);
	if (step === null) return "wrong";
	// Of two who send one code at the same moment, one comes in.
	const used = await inPlace(account, (tx) =>
		tx.accountFactor.updateMany({
			where: { placeId, userId, confirmedAt: { not: null }, lastStep: { lt: step } },
			data: { lastStep: step },
		}),
	);
	return used.count === 1 ? "right" : "wrong";
}

async function spendRecoveryCode(
	tx: PlaceTransaction,
	{ placeId, userId }: AccountKey,
	typed: string,
	at: Date,
): Promise<boolean> {
	const used = await tx.recoveryCode.updateMany({
		where: { placeId, codeHash: hashOfRecoveryCode(typed), userId, usedAt: null },
		data: { usedAt: at },
	});
	return used.count === 1;
}
