import { now } from "../../clock";
import { prisma } from "../../db/client";
import type { UserId } from "../../domain/ids";
import { chargeTry, type Delay, refundTry } from "../rates/growing-delay";
import { rateKey } from "../rates/rate-key";
import { Busy } from "../rates/work-gate";
import { checkFactor } from "../second-factor/check-factor";
import type { SignedBy } from "../sessions/signed-by";
import { findKnownDevice } from "./known-device";
import { verifyPassword } from "./passwords";
import { inSignInTurn } from "./sign-in-gate";

export interface SignInTry {
	readonly email: string;
	readonly password: string;
	/** Of the app or for recovery, where the account has a second factor. */
	readonly code?: string;
	/** From clientAddress. */
	readonly address: string;
	/** Value of the known-device cookie. */
	readonly device: string | undefined;
}
export type SignInResult =
	| { readonly ok: true; readonly userId: UserId; readonly email: string; readonly signedBy: SignedBy }
	| { readonly ok: false; readonly code: "wrong" | "code-needed" | "code-wrong" }
	| { readonly ok: false; readonly code: "too-many" | "busy"; readonly retryAfterSeconds: number };

/**
 * Sign-in with e-mail and password.
 *
 * The rule of the delays: five wrong tries for an account from one address are free, then each one more doubles the
 * wait for that pair (1 s to 5 minutes); forty from one address over all accounts are free, then up to 30 s. A wait
 * does not grow while one waits, is forgotten by a right password and after an hour. Nobody can shut an account for its
 * owner: other addresses have their own count, and on a device where the account signed in before only that device's
 * own tries count, whatever happens around it at the same address (a school has one).
 * Unknown, ended and password-less accounts take as long and answer as a wrong password. Who has a second factor is asked
 * for it after the right password only; a wrong code is a wrong try, and has its own limit per account (check-factor.ts).
 * More at once than the process can do wait their turn, and beyond that are told to come back: that is no try.
 */
export function signIn(tried: SignInTry, at?: Date): Promise<SignInResult> {
	return inSignInTurn(tried.address, () => take(tried, at ?? now()));
}

async function take(tried: SignInTry, at: Date): Promise<SignInResult> {
	const email = tried.email.trim().toLowerCase();
	const delays = await delaysOf(email, tried);
	const turn = await chargeTry(delays.all, at);
	if (!turn.allowed) return { ok: false, code: "too-many", retryAfterSeconds: turn.retryAfterSeconds };
	const account = await findAccount(email, at);
	const password = tried.password.slice(0, 1000);
	const right = await verifyPassword(password, account?.passwordHash ?? null, tried.address).catch(async (error) => {
		if (error instanceof Busy) await refundTry([], delays.all, at);
		throw error;
	});
	if (!right || account === null) return { ok: false, code: "wrong" };
	const userId = account.id as UserId;
	const factor = await checkFactor(userId, (tried.code ?? "").slice(0, 40), at);
	if (factor === "too-many") return { ok: false, code: "too-many", retryAfterSeconds: 3600 };
	if (factor === "wrong") return { ok: false, code: "code-wrong" };
	if (factor === "needed") {
		// The password was right: asking for the code is no try.
		await refundTry([], delays.all, at);
		return { ok: false, code: "code-needed" };
	}
	await refundTry([delays.own], delays.shared, at);
	return { ok: true, userId, email, signedBy: factor === "right" ? "code" : "password" };
}

async function delaysOf(email: string, tried: SignInTry): Promise<{ own: Delay; shared: Delay[]; all: Delay[] }> {
	const device = await findKnownDevice(tried.device, email);
	const mine = device === null ? rateKey("sign-in", email, tried.address) : rateKey("sign-in-device", email, device);
	const own = { key: mine, free: 5, capSeconds: 300 };
	const shared = device === null ? [{ key: rateKey("sign-in-address", tried.address), free: 40, capSeconds: 30 }] : [];
	return { own, shared, all: [own, ...shared] };
}

async function findAccount(email: string, at: Date) {
	if (email.length > 320 || email.includes("\0")) return null;
	return prisma().userAccount.findFirst({
		where: { email, OR: [{ endedAt: null }, { endedAt: { gt: at } }] },
		select: { id: true, passwordHash: true },
	});
}
