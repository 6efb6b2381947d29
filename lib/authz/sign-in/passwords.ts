import { createHmac, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { WorkGate } from "../rates/work-gate";
import { derivedKey } from "../secrets/derived-key";

/**
 * Node does this work on four threads, which also look up the addresses of the database and of others: with all four taken for long, new
 * connections time out. So two passwords and one secret of a client at a time; others wait, and beyond that are refused in words.
 */
const passwordGate = new WorkGate(2, 60);
const secretGate = new WorkGate(1, 300);

/** Cost of a password that a person chose (OWASP: N 2^15, r 8, p 3: 32 MB a try). */
const passwordCost = { N: 2 ** 15, r: 8, p: 3 };
/** Secrets of clients are 256 random bits: no list to try, so the lightest cost is enough. */
const randomSecretCost = { N: 2 ** 12, r: 8, p: 1 };
/** Stands in where nothing is stored. */
const nobody = { cost: passwordCost, salt: Buffer.alloc(16) };

/**
 * The form in which a secret is stored: scrypt$N$r$p$salt$hash, the last two base64url. The salt follows from the address, so that one sign-in
 * tells for the accounts of several places at the price of one. No transaction may be open meanwhile: it would hold a connection while the work
 * waits for its turn.
 * @throws Busy
 */
export async function hashPassword(password: string, email: string): Promise<string> {
	return passwordGate.run("", () => hash(password.normalize("NFKC"), passwordCost, saltOf(email)));
}

/** Whether a stored password has the salt that follows from this address now. */
export function isSaltedBy(stored: string, email: string): boolean {
	return parse(stored).salt.equals(saltOf(email));
}

function saltOf(email: string): Buffer {
	return createHmac("sha256", derivedKey("password-salt")).update(email.toLowerCase()).digest().subarray(0, 16);
}

/** @throws Busy */
export async function hashClientSecret(secret: string): Promise<string> {
	return secretGate.run("", () => hash(secret, randomSecretCost));
}

/**
 * Which of these the password is, compared in constant time. Where none is stored (no account, no password yet) it takes as long as for one, so
 * that nobody learns from the clock which accounts exist. `who` asks takes turns with others.
 * @throws Busy
 */
export async function verifyPasswords(
	password: string,
	stored: readonly (string | null)[],
	who = "",
): Promise<readonly boolean[]> {
	const known = stored.map((one) => (one === null ? null : parse(one)));
	return passwordGate.run(who, async () => {
		const derived = new Map<string, Buffer>();
		for (const { cost, salt } of known.some((one) => one !== null) ? known.filter((one) => one !== null) : [nobody]) {
			const form = JSON.stringify([cost, salt.toString("base64url")]);
			if (!derived.has(form)) derived.set(form, await derive(password.normalize("NFKC"), salt, cost));
		}
		return known.map((one) => {
			const found = one && derived.get(JSON.stringify([one.cost, one.salt.toString("base64url")]));
			return one !== null && found != null && timingSafeEqual(found, one.expected);
		});
	});
}

/** The same of one. @throws Busy */
export async function verifyPassword(password: string, stored: string | null, who = ""): Promise<boolean> {
	return (await verifyPasswords(password, [stored], who))[0] ?? false;
}

/** @throws Busy */
export async function verifyClientSecret(secret: string, stored: string | null, who = ""): Promise<boolean> {
	return secretGate.run(who, () => verify(secret, stored, randomSecretCost));
}

interface Cost {
	readonly N: number;
	readonly r: number;
	readonly p: number;
}

async function hash(secret: string, cost: Cost, salt: Buffer = randomBytes(16)): Promise<string> {
	const derived = await derive(secret, salt, cost);
	return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), derived.toString("base64url")].join("$");
}

async function verify(secret: string, stored: string | null, dummyCost: Cost): Promise<boolean> {
	const known = stored === null ? null : parse(stored);
	const { cost, salt, expected } = known ?? { cost: dummyCost, salt: Buffer.alloc(16), expected: Buffer.alloc(32) };
	const derived = await derive(secret, salt, cost);
	return timingSafeEqual(derived, expected) && known !== null;
}

function parse(stored: string) {
	const [scheme, N, r, p, salt, hashed] = stored.split("$");
	if (scheme !== "scrypt" || !salt || !hashed) throw new Error("stored secret: not of the form scrypt$N$r$p$salt$hash");
	const expected = Buffer.from(hashed, "base64url");
	if (expected.length !== 32) throw new Error("stored secret: hash is not 32 bytes");
	return { cost: { N: Number(N), r: Number(r), p: Number(p) }, salt: Buffer.from(salt, "base64url"), expected };
}

function derive(secret: string, salt: Buffer, cost: Cost): Promise<Buffer> {
	const options: ScryptOptions = { ...cost, maxmem: 256 * cost.N * cost.r };
	return new Promise((resolve, reject) => {
		scrypt(secret, salt, 32, options, (error, derived) => (error ? reject(error) : resolve(derived)));
	});
}
