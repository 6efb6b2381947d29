import { createHmac } from "node:crypto";
import { SignJWT } from "jose";
import { cookieName } from "../../cookie-name";
import { newId } from "../../db/ids";
import type { AccountKey } from "../../domain/ids";
import { derivedKey } from "../secrets/derived-key";
import { verifyOwnToken } from "../secrets/verify-own-token";

export const knownDeviceCookie = () => cookieName("groepsbeeld-device");
export const knownDeviceSeconds = 180 * 24 * 3600;
const mostAccounts = 20;

/** A browser on which these accounts signed in before; accounts as keyed hashes: what it knows ends with the account. */
interface KnownDevice {
	readonly id: string;
	readonly accounts: readonly string[];
	/** By which key they were hashed. */
	readonly key: Uint8Array;
}

/** The id of the device, as far as each account signed in on it before: one look at the cookie for all. */
export async function findKnownDevice(cookie: string | undefined): Promise<(account: AccountKey) => string | null> {
	const device = await read(cookie);
	return (account) => (device?.accounts.includes(hashOf(account, device.key)) ? device.id : null);
}

/** The same for one account. */
export async function knownDeviceOf(cookie: string | undefined, account: AccountKey): Promise<string | null> {
	return (await findKnownDevice(cookie))(account);
}

/** The cookie's next value after these accounts signed in: the same device, they first. */
export async function rememberDevice(cookie: string | undefined, proven: readonly AccountKey[]): Promise<string> {
	const [device, key] = [await read(cookie), derivedKey("known-device")];
	// Hashes of another key say nothing under this one: those accounts are known here again at their next sign-in.
	const before = device && Buffer.from(device.key).equals(key) ? device.accounts : [];
	const accounts = [...new Set([...proven.map((one) => hashOf(one, key)), ...before])].slice(0, mostAccounts);
	return new SignJWT({ accounts })
		.setProtectedHeader({ alg: "HS256", typ: "device" })
		.setSubject(device?.id ?? newId())
		.setIssuedAt()
		.setExpirationTime(`${knownDeviceSeconds}s`)
		.sign(key);
}

async function read(cookie: string | undefined): Promise<KnownDevice | null> {
	if (!cookie) return null;
	try {
		const { payload, key } = await verifyOwnToken(cookie, "known-device", { typ: "device" });
		const { sub, accounts } = payload;
		if (typeof sub !== "string" || !Array.isArray(accounts)) return null;
		return { id: sub, accounts: accounts.filter((account) => typeof account === "string"), key };
	} catch {
		return null;
	}
}

function hashOf({ placeId, userId }: AccountKey, key: Uint8Array): string {
	return createHmac("sha256", key).update(`${placeId} ${userId}`).digest("base64url").slice(0, 22);
}
