import { createHash } from "node:crypto";

/** Letters and digits that nobody confuses when typing them over. */
const alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

/** A code of 20 characters in groups of five (98 bits) from at least 20 random bytes. */
export function formatSetUpCode(random: Uint8Array): string {
	const characters = [...random.subarray(0, 20)].map((byte) => alphabet[byte % alphabet.length]);
	return characters.join("").replace(/(.{5})(?=.)/g, "$1-");
}

/** What is stored of a code; case, spaces and dashes do not matter. */
export function hashSetUpCode(code: string): Uint8Array<ArrayBuffer> {
	const plain = code.toUpperCase().replace(/[^A-Z0-9]/g, "");
	return new Uint8Array(createHash("sha256").update(`set-up ${plain}`).digest());
}
