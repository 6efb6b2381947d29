import { hkdfSync } from "node:crypto";
import { env } from "../env";

/** What a key is for: two purposes never share one, so that a token of one is nothing to the other. */
export type KeyPurpose =
	| "access-token"
	| "known-device"
	| "oidc-identity"
	| "rate-bucket"
	| "basic-cache"
	| "second-factor"
	| "outgoing-key"
	| "passkey-challenge";

/** 32 bytes from APP_SECRET by HKDF-SHA-256 (RFC 5869), one key per purpose. */
export function derivedKey(purpose: KeyPurpose): Uint8Array {
	return new Uint8Array(hkdfSync("sha256", env().APP_SECRET, "", `groepsbeeld ${purpose} 1`, 32));
}
