import { createHmac } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import { cookieName } from "../cookie-name";
import { newId } from "../db/ids";
import { derivedKey } from "./derived-key";

export const knownDeviceCookie = () => cookieName("groepsbeeld-device");
export const knownDeviceSeconds = 180 * 24 * 3600;
const mostAccounts = 10;

/** A browser on which these accounts signed in before; accounts as keyed hashes of their e-mail addresses. */
interface KnownDevice {
	readonly id: string;
	readonly accounts: readonly string[];
}

/** The id of the device when this account signed in on it before; null otherwise. */
export async function findKnownDevice(cookie: string | undefined, email: string): Promise<string | null> {
	const device = await read(cookie);
	return device?.accounts.includes(hashOf(email)) ? device.id : null;
}

/** The cookie's next value after this account signed in: the same device, this account first. */
export async function rememberDevice(cookie: string | undefined, email: string): Promise<string> {
	const device = (await read(cookie)) ?? { id: newId(), accounts: [] };
	const accounts = [...new Set([hashOf(email), ...device.accounts])].slice(0, mostAccounts);
	return new SignJWT({ accounts })
		.setProtectedHeader({ alg: "HS256", typ: "device" })
		.setSubject(device.id)
		.setIssuedAt()
		.setExpirationTime(`${knownDeviceSeconds}s`)
		.sign(derivedKey("known-device"));
}

async function read(cookie: string | undefined): Promise<KnownDevice | null> {
	if (!cookie) return null;
	try {
		const { payload } = await jwtVerify(cookie, derivedKey("known-device"), { algorithms: ["HS256"], typ: "device" });
		const { sub, accounts } = payload;
		if (typeof sub !== "string" || !Array.isArray(accounts)) return null;
		return { id: sub, accounts: accounts.filter((account) => typeof account === "string") };
	} catch {
		return null;
	}
}

function hashOf(email: string): string {
	return createHmac("sha256", derivedKey("known-device")).update(email).digest("base64url").slice(0, 22);
}
