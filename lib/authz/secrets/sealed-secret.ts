import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { derivedKey, type KeyPurpose, readingKeys } from "./derived-key";

export interface SealedSecret {
	readonly keyId: string;
	/** Nonce (12 bytes), tag (16 bytes), ciphertext. */
	readonly sealed: Uint8Array<ArrayBuffer>;
}

/** AES-256-GCM under the key of a purpose, bound to whose secret it is: copied to another row it does not open. */
export function sealSecret(purpose: KeyPurpose, owner: string, secret: Uint8Array): SealedSecret {
	const [nonce, key] = [randomBytes(12), derivedKey(purpose)];
	const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(owner));
	const text = Buffer.concat([cipher.update(secret), cipher.final()]);
	return { keyId: keyIdOf(key), sealed: new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), text])) };
}

/** Null: sealed under another key, of another owner, or changed. */
export function openSecret(purpose: KeyPurpose, owner: string, { keyId, sealed }: SealedSecret): Uint8Array | null {
	const key = readingKeys(purpose).find((one) => keyIdOf(one) === keyId);
	if (!key) return null;
	const bytes = Buffer.from(sealed);
	try {
		const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
		decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(12, 28));
		return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]));
	} catch {
		return null;
	}
}

/** Which key seals now: what another one sealed is to be sealed anew. */
export function sealingKeyId(purpose: KeyPurpose): string {
	return keyIdOf(derivedKey(purpose));
}

/** Tells keys apart and nothing of them: another APP_SECRET is another key. */
function keyIdOf(key: Uint8Array): string {
	return createHash("sha256").update("key id").update(key).digest("hex").slice(0, 16);
}
