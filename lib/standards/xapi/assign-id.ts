import { hash } from "node:crypto";

/**
 * The id of a statement that came without one (part 2, 2.4.1): made of when it came, its place and the whole body, so
 * that reading a kept body anew gives the same ids, while the same words sent another time are another statement.
 */
export function makeIdAssigner(body: Uint8Array, receivedAt: Date): (index: number) => string {
	let digest: string | null = null;
	return (index) => {
		digest ??= hash("sha256", body, "hex");
		return toUuid(hash("sha256", `${receivedAt.toISOString()} ${index} ${digest}`, "hex"));
	};
}

/** Laid out as a name-based UUID: strict readers know version 5, few know 8. */
function toUuid(hex: string): string {
	const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
