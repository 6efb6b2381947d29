import { hash, randomBytes } from "node:crypto";
import { now } from "../clock";

/**
 * A new UUID, version 7 (RFC 9562): ordered by time, so that rows made together lie together in the index. Those that one
 * process makes within a millisecond are counted (section 6.2, method 1): lists that read newest first go by the id.
 */
export function newId<Id extends string = string>(): Id {
	const bytes = randomBytes(16);
	const moment = now().getTime();
	bytes.writeUIntBE(moment, 0, 6);
	bytes.writeUInt16BE(countWithin(moment), 6);
	return asUuid(bytes, 7) as Id;
}

/** The count has 12 bits; more ids than that within a millisecond have no order among themselves. */
const highestCount = 0xfff;
let latest = { moment: -1, count: 0 };

function countWithin(moment: number): number {
	latest = { moment, count: latest.moment === moment ? Math.min(latest.count + 1, highestCount) : 0 };
	return latest.count;
}

/** Below every id that newId makes at this moment or later, and above all that it made before. */
export function lowestIdAt(at: Date): string {
	const bytes = Buffer.alloc(16);
	bytes.writeUIntBE(at.getTime(), 0, 6);
	return asHex(bytes);
}

/**
 * The same parts always give the same UUID (version 8 over SHA-256), so that a thing delivered twice is one row.
 * Parts are length-prefixed: ("ab", "c") and ("a", "bc") differ.
 */
export function deterministicId<Id extends string = string>(...parts: string[]): Id {
	const text = parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join("");
	return asUuid(hash("sha256", text, "buffer").subarray(0, 16), 8) as Id;
}

function asUuid(bytes: Buffer, version: 7 | 8): string {
	bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | (version << 4), 6);
	bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
	return asHex(bytes);
}

function asHex(bytes: Buffer): string {
	return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
