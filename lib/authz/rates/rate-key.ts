import { createHmac } from "node:crypto";
import { derivedKey } from "../secrets/derived-key";

/** The key of a rate bucket: its name and a keyed hash of whom it counts, so that the table holds no address or e-mail. */
export function rateKey(name: string, ...parts: readonly string[]): string {
	const hash = createHmac("sha256", derivedKey("rate-bucket")).update(JSON.stringify(parts)).digest("base64url");
	return `${name}:${hash.slice(0, 27)}`;
}
