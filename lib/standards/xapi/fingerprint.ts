import { hash } from "node:crypto";
import type { Statement } from "./statement";

/**
 * SHA-256 over what may not change under one id (part 2, 2.3.1). Left out: what the receiver sets or may set (stored,
 * authority, timestamp, version), definitions of activities, display of verbs. Without meaning: order of properties, of
 * members of a group and of attachments, case of UUIDs, one Activity or an array of one, hundredths of a second.
 */
export function fingerprint(statement: Statement, id: string): Uint8Array {
	const { stored, authority, timestamp, version, ...kept } = statement as unknown as Record<string, unknown>;
	return hash("sha256", canonical({ ...kept, id }, ""), "buffer");
}

const unorderedKeys: ReadonlySet<string> = new Set(["member", "attachments"]);
const contextKeys: ReadonlySet<string> = new Set(["parent", "grouping", "category", "other"]);
const defaultTypes: ReadonlySet<unknown> = new Set(["Activity", "Agent"]);

/** JSON with sorted keys of what counts; `key` is where the value stands. */
function canonical(value: unknown, key: string): string {
	if (Array.isArray(value)) return canonicalArray(value, key);
	if (typeof value !== "object" || value === null) return canonicalScalar(value, key);
	if (key === "extensions") return plain(value);
	const properties = value as Record<string, unknown>;
	const parts: string[] = [];
	for (const name of Object.keys(properties).sort()) {
		if (isLeftOut(name, properties[name], key)) continue;
		parts.push(`${JSON.stringify(name)}:${canonical(properties[name], name)}`);
	}
	const text = `{${parts.join(",")}}`;
	return contextKeys.has(key) ? `[${text}]` : text;
}

function isLeftOut(name: string, value: unknown, key: string): boolean {
	if (name === "definition") return true;
	if (name === "display") return key === "verb";
	return name === "objectType" && defaultTypes.has(value);
}

function canonicalArray(values: readonly unknown[], key: string): string {
	const texts = values.map((value) => canonical(value, ""));
	if (unorderedKeys.has(key)) texts.sort();
	return `[${texts.join(",")}]`;
}

function canonicalScalar(value: unknown, key: string): string {
	if (typeof value !== "string") return JSON.stringify(value);
	if (key === "id" || key === "registration") return JSON.stringify(lowerUuid(value));
	if (key === "duration") return JSON.stringify(value.replace(/([.,]\d{2})\d+S$/, "$1S"));
	return JSON.stringify(value);
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
function lowerUuid(text: string): string {
	return text.length === 36 && uuid.test(text) ? text.toLowerCase() : text;
}

/** Extensions are compared whole, as data: only the order of properties is without meaning. */
function plain(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(plain).join(",")}]`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	const properties = value as Record<string, unknown>;
	const parts = Object.keys(properties)
		.sort()
		.map((name) => `${JSON.stringify(name)}:${plain(properties[name])}`);
	return `{${parts.join(",")}}`;
}
