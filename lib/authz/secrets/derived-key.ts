import { hkdfSync } from "node:crypto";
import { env } from "../../env";

/** What a key is for: two purposes never share one, so that a token of one is nothing to the other. */
export type KeyPurpose =
	| "access-token"
	| "known-device"
	| "oidc-identity"
	| "rate-bucket"
	| "basic-cache"
	| "second-factor"
	| "outgoing-key"
	| "passkey-challenge"
	| "password-salt"
	| "beside"
	| "search-text";

/** 32 bytes from APP_SECRET by HKDF-SHA-256 (RFC 5869), one key per purpose. With it everything new is made. */
export function derivedKey(purpose: KeyPurpose): Uint8Array {
	return derive(purpose, env().APP_SECRET);
}

/** With what is read: the key now and, while the secret is being replaced, the one before. */
export function readingKeys(purpose: KeyPurpose): readonly Uint8Array[] {
	return readingSecrets().map((secret) => derive(purpose, secret));
}

/** For the one library that takes the secret itself (next-auth). */
export function readingSecrets(): readonly string[] {
	const { APP_SECRET, APP_SECRET_PREVIOUS } = env();
	return APP_SECRET_PREVIOUS ? [APP_SECRET, APP_SECRET_PREVIOUS] : [APP_SECRET];
}

function derive(purpose: KeyPurpose, secret: string): Uint8Array {
	return new Uint8Array(hkdfSync("sha256", secret, "", `groepsbeeld ${purpose} 1`, 32));
}
