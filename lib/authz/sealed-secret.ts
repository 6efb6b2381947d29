import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { derivedKey, type KeyPurpose } from "./derived-key";

export interface SealedSecret {
	readonly keyId: string;
	/** Nonce (12 bytes), tag (16 bytes), ciphertext. */
	readonly sealed: Uint8Array<ArrayBuffer>;
}

/** AES-256-GCM under the key of a purpose, bound to whose secret it is: copied to another row it does not open. */
export function sealSecret(purpose: KeyPurpose, owner: string, secret: Uint8Array): SealedSecret {
	const nonce = randomBytes(12);
	const cipher = createCipheriv("aes-256-gcm", derivedKey(purpose), nonce).setAAD(Buffer.from(owner));
	const text = Buffer.concat([cipher.update(secret), cipher.final()]);
	return { keyId: keyIdOf(purpose), sealed: new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), text])) };
}

/** Null: sealed under another key, of another owner, or changed. */
export function openSecret(purpose: KeyPurpose, owner: string, { keyId, sealed }: SealedSecret): Uint8Array | null {
	if (keyId !== keyIdOf(purpose)) return null;
	const bytes = Buffer.from(sealed);
	try {
		const decipher = createDecipheriv("aes-256-gcm", derivedKey(purpose), bytes.subarray(0, 12));
		decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(12, 28));
		return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]));
	} catch {
		return null;
	}
}

/** Tells keys apart and nothing of them: another APP_SECRET is another key. */
function keyIdOf(purpose: KeyPurpose): string {
	return createHash("sha256").update("key id").update(derivedKey(purpose)).digest("hex").slice(0, 16);
}
