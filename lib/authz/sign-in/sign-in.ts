import { now } from "../../clock";
import { chargeTry, type Delay, refundTry } from "../rates/growing-delay";
import { rateKey } from "../rates/rate-key";
import { Busy } from "../rates/work-gate";
import { checkFactor, type FactorCheck } from "../second-factor/check-factor";
import type { Proof } from "../sessions/sessions";
import { listAccountsOfAddress } from "./find-accounts";
import { findKnownDevice } from "./known-device";
import { verifyPasswords } from "./passwords";
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
	| { readonly ok: true; readonly proofs: readonly Proof[] }
	| { readonly ok: false; readonly code: "wrong" | "code-needed" | "code-wrong" }
	| { readonly ok: false; readonly code: "too-many" | "busy"; readonly retryAfterSeconds: number };

/**
 * Sign-in with e-mail and password: proves every account of the address whose password it is, at whichever place.
 *
 * The rule of the delays: five wrong tries for an account from one address are free, then each one more doubles the
 * wait for that pair (1 s to 5 minutes); forty from one address over all accounts are free, then up to 30 s. A wait
 * does not grow while one waits, is forgotten by a right password and after an hour. Nobody can shut an account for its
 * owner: other addresses have their own count, and on a device where the account signed in before only that device's
 * own tries count, whatever happens around it at the same address (a school has one).
 * Unknown, ended and password-less accounts take as long and answer as a wrong password. Who has a second factor is asked
 * for it after the right password only; a wrong code is a wrong try, and has its own limit per account (check-factor.ts). An account that
 * needs none is not held up by one that does: the other place asks for the code when one goes there.
 * More at once than the process can do wait their turn, and beyond that are told to come back: that is no try.
 */
export function signIn(tried: SignInTry, at?: Date): Promise<SignInResult> {
	return inSignInTurn(tried.address, () => take(tried, at ?? now()));
}

async function take(tried: SignInTry, at: Date): Promise<SignInResult> {
	const email = tried.email.trim().toLowerCase();
	const [accounts, deviceOf] = [await listAccountsOfAddress(email), await findKnownDevice(tried.device)];
	const device = accounts.map(deviceOf).find((known) => known !== null) ?? null;
	const delays = delaysOf(email, tried.address, device);
	const turn = await chargeTry(delays.all, at);
	if (!turn.allowed) return { ok: false, code: "too-many", retryAfterSeconds: turn.retryAfterSeconds };
	const stored = accounts.map(({ passwordHash }) => passwordHash);
	const right = await verifyPasswords(tried.password.slice(0, 1000), stored, tried.address).catch(async (error) => {
		if (error instanceof Busy) await refundTry([], delays.all, at);
		throw error;
	});
	const satisfied = accounts.filter((_, index) => right[index]);
	if (satisfied.length === 0) return { ok: false, code: "wrong" };
	const code = (tried.code ?? "").slice(0, 40);
	const checks: FactorCheck[] = [];
	for (const account of satisfied) checks.push(await checkFactor(account, code, deviceOf(account), at));
	if (!checks.some((check) => check === "none" || check === "right")) {
		if (checks.includes("needed")) {
			// The password was right: asking for the code is no try.
			await refundTry([], delays.all, at);
			return { ok: false, code: "code-needed" };
		}
		if (!checks.includes("wrong")) return { ok: false, code: "too-many", retryAfterSeconds: 3600 };
		return { ok: false, code: "code-wrong" };
	}
	await refundTry([delays.own], delays.shared, at);
	// Where the code is of another place, or was not asked for, the session holds the password alone: that place asks for the rest.
	const proofs = satisfied.map(({ placeId, userId }, index) => ({
		...{ placeId, userId, signedBy: checks[index] === "right" ? ("code" as const) : ("password" as const) },
	}));
	return { ok: true, proofs };
}

function delaysOf(
	email: string,
	address: string,
	device: string | null,
): { own: Delay; shared: Delay[]; all: Delay[] } {
	const mine = device === null ? rateKey("sign-in", email, address) : rateKey("sign-in-device", email, device);
	const own = { key: mine, free: 5, capSeconds: 300 };
	const shared = device === null ? [{ key: rateKey("sign-in-address", address), free: 40, capSeconds: 30 }] : [];
	return { own, shared, all: [own, ...shared] };
}
