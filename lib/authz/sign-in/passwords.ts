import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { WorkGate } from "../rates/work-gate";

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

/**
 * The form in which a secret is stored: scrypt$N$r$p$salt$hash, the last two base64url. No transaction may be open meanwhile: it would
 * hold a connection while the work waits for its turn.
 * @throws Busy
 */
export async function hashPassword(password: string): Promise<string> {
	return passwordGate.run("", () => hash(password.normalize("NFKC"), passwordCost));
}

/** @throws Busy */
export async function hashClientSecret(secret: string): Promise<string> {
	return secretGate.run("", () => hash(secret, randomSecretCost));
}

/**
 * Compares in constant time. A null `stored` (unknown account, no password yet) takes as long as a real one and is
 * false, so that nobody learns from the clock which accounts exist. `who` asks takes turns with others.
 * @throws Busy
 */
export async function verifyPassword(password: string, stored: string | null, who = ""): Promise<boolean> {
	return passwordGate.run(who, () => verify(password.normalize("NFKC"), stored, passwordCost));
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

async function hash(secret: string, cost: Cost): Promise<string> {
	const salt = randomBytes(16);
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
