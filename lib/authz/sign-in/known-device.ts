import { createHmac } from "node:crypto";
import { SignJWT } from "jose";
import { cookieName } from "../../cookie-name";
import { newId } from "../../db/ids";
import { derivedKey } from "../secrets/derived-key";
import { verifyOwnToken } from "../secrets/verify-own-token";

export const knownDeviceCookie = () => cookieName("groepsbeeld-device");
export const knownDeviceSeconds = 180 * 24 * 3600;
const mostAccounts = 10;

/** A browser on which these accounts signed in before; accounts as keyed hashes of their e-mail addresses. */
interface KnownDevice {
	readonly id: string;
	readonly accounts: readonly string[];
	/** By which key they were hashed. */
	readonly key: Uint8Array;
}

/** The id of the device when this account signed in on it before; null otherwise. */
export async function findKnownDevice(cookie: string | undefined, email: string): Promise<string | null> {
	const device = await read(cookie);
	return device?.accounts.includes(hashOf(email, device.key)) ? device.id : null;
}

/** The cookie's next value after this account signed in: the same device, this account first. */
export async function rememberDevice(cookie: string | undefined, email: string): Promise<string> {
	const [device, key] = [await read(cookie), derivedKey("known-device")];
	// Hashes of another key say nothing under this one: those accounts are known here again at their next sign-in.
	const before = device && Buffer.from(device.key).equals(key) ? device.accounts : [];
	const accounts = [...new Set([hashOf(email, key), ...before])].slice(0, mostAccounts);
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

function hashOf(email: string, key: Uint8Array): string {
	return createHmac("sha256", key).update(email).digest("base64url").slice(0, 22);
}
