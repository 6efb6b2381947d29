import { Secret, TOTP } from "otpauth";

const period = 30;

/** A fresh secret of 160 bits (RFC 4226, section 4). */
export function newTotpSecret(): Uint8Array {
	return new Secret({ size: 20 }).bytes;
}

/** The secret as people type it, and the address that an app reads from a picture. */
export function totpSetUp(secret: Uint8Array, account: string): { text: string; uri: string } {
	const totp = totpOf(secret, account);
	return { text: totp.secret.base32, uri: totp.toString() };
}

/**
 * The step of time whose code this is, one step around now included (RFC 6238, section 5.2); null: it is none. A step
 * counts once: the caller keeps the last one.
 */
export function totpStep(secret: Uint8Array, code: string, at: Date): number | null {
	const delta = totpOf(secret, "").validate({ token: code, timestamp: at.getTime(), window: 1 });
	return delta === null ? null : Math.floor(at.getTime() / 1000 / period) + delta;
}

function totpOf(secret: Uint8Array, label: string): TOTP {
	const key = new Secret({ buffer: new Uint8Array(secret).buffer });
	return new TOTP({ issuer: "Groepsbeeld", label, algorithm: "SHA1", digits: 6, period, secret: key });
}
