import { now } from "../../clock";
import { inPlace } from "../../db/in-place";
import type { AccountKey } from "../../domain/ids";
import { chargeTry, type Delay, refundTry } from "../rates/growing-delay";
import { rateKey } from "../rates/rate-key";
import { Busy } from "../rates/work-gate";
import { checkFactor, type FactorCheck } from "../second-factor/check-factor";
import type { Proof } from "../sessions/sessions";
import { listAccountsOfAddress } from "./find-accounts";
import { findKnownDevice } from "./known-device";
import { hashPassword, isSaltedBy, verifyPasswords } from "./passwords";
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
	| {
			readonly ok: true;
			readonly proofs: readonly Proof[];
			/** Of them, those whose every factor was shown: this browser is known to them from now on. */
			readonly complete: readonly AccountKey[];
	  }
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
 * needs none is not held up by one that does: the other place asks for the code when one goes there. Each account of the address has delays of its
 * own: what opens one forgives nothing at another.
 * More at once than the process can do wait their turn, and beyond that are told to come back: that is no try.
 */
export function signIn(tried: SignInTry, at?: Date): Promise<SignInResult> {
	return inSignInTurn(tried.address, () => take(tried, at ?? now()));
}

async function take(tried: SignInTry, at: Date): Promise<SignInResult> {
	const email = tried.email.trim().toLowerCase();
	const [accounts, deviceOf] = [await listAccountsOfAddress(email), await findKnownDevice(tried.device)];
	const turns = await chargeEach(
		accounts.length > 0 ? accounts : [null],
		deviceOf,
		{ email, address: tried.address },
		at,
	);
	const open = turns.filter(({ retryAfterSeconds }) => retryAfterSeconds === null);
	const held = { ok: false, code: "too-many", retryAfterSeconds: shortestWait(turns) } as const;
	if (open.length === 0) return held;
	const password = tried.password.slice(0, 1000);
	const stored = open.map(({ account }) => account?.passwordHash ?? null);
	const right = await verifyPasswords(password, stored, tried.address).catch(async (error) => {
		if (error instanceof Busy)
			await refundTry(
				[],
				open.flatMap(({ delays }) => delays),
				at,
			);
		throw error;
	});
	const satisfied = open.flatMap(({ account, delays }, index) =>
		account && right[index] ? [{ account, delays }] : [],
	);
	if (satisfied.length === 0) return open.length < turns.length ? held : { ok: false, code: "wrong" };
	const code = (tried.code ?? "").slice(0, 40);
	const checked: Checked[] = [];
	for (const { account, delays } of satisfied)
		checked.push({ account, delays, check: await checkFactor(account, code, deviceOf(account), at) });
	const complete = checked.filter(({ check }) => check === "none" || check === "right");
	if (complete.length === 0) {
		const found = checked.map(({ check }) => check);
		// The password was right: asking for the code is no try.
		if (found.includes("needed"))
			await refundTry(
				[],
				satisfied.flatMap(({ delays }) => delays),
				at,
			);
		if (found.includes("needed")) return { ok: false, code: "code-needed" };
		return found.includes("wrong")
			? { ok: false, code: "code-wrong" }
			: { ok: false, code: "too-many", retryAfterSeconds: 3600 };
	}
	// A place that this opens forgives nothing at another whose password it is not.
	await refundTry(
		satisfied.flatMap(({ delays: [own] }) => own ?? []),
		satisfied.flatMap(({ delays: [, ...shared] }) => shared),
		at,
	);
	for (const { account } of satisfied) await renewHash(account, password, email);
	// Where the code is of another place, or was not asked for, the session holds the password alone: that place asks for the rest.
	const proofs = checked.map(({ account: { placeId, userId }, check }) => ({
		...{ placeId, userId, signedBy: check === "right" ? ("code" as const) : ("password" as const) },
	}));
	return { ok: true, proofs, complete: complete.map(({ account: { placeId, userId } }) => ({ placeId, userId })) };
}

type Account = Awaited<ReturnType<typeof listAccountsOfAddress>>[number];

interface Checked {
	readonly account: Account;
	readonly delays: readonly Delay[];
	readonly check: FactorCheck;
}

/** An account (null: there is none of this address), its own delay and those it shares, and how long it is held back; null: it is not. */
interface Charged {
	readonly account: Account | null;
	readonly delays: readonly Delay[];
	readonly retryAfterSeconds: number | null;
}

async function chargeEach(
	accounts: readonly (Account | null)[],
	deviceOf: Awaited<ReturnType<typeof findKnownDevice>>,
	{ email, address }: { readonly email: string; readonly address: string },
	at: Date,
): Promise<Charged[]> {
	const charged: Charged[] = [];
	for (const account of accounts) {
		const device = account && deviceOf(account);
		const who = account === null ? [email] : [account.placeId, account.userId];
		const own = device === null ? rateKey("sign-in", ...who, address) : rateKey("sign-in-device", ...who, device);
		const shared = device === null ? [{ key: rateKey("sign-in-address", address), free: 40, capSeconds: 30 }] : [];
		const delays = [{ key: own, free: 5, capSeconds: 300 }, ...shared];
		const turn = await chargeTry(delays, at);
		charged.push({ account, delays, retryAfterSeconds: turn.allowed ? null : turn.retryAfterSeconds });
	}
	return charged;
}

function shortestWait(turns: readonly Charged[]): number {
	const waits = turns.flatMap(({ retryAfterSeconds }) => retryAfterSeconds ?? []);
	return waits.length === 0 ? 1 : Math.min(...waits);
}

/** The salt follows from the address: after a change of it, or of the secret, the next sign-in makes the hash anew. */
async function renewHash(
	{ placeId, userId: id, passwordHash }: Account,
	password: string,
	email: string,
): Promise<void> {
	if (passwordHash === null || isSaltedBy(passwordHash, email)) return;
	const renewed = await hashPassword(password, email);
	await inPlace({ placeId }, (tx) =>
		tx.userAccount.updateMany({ where: { placeId, id, passwordHash }, data: { passwordHash: renewed } }),
	);
}
