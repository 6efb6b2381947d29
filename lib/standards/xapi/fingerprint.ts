import { hash } from "node:crypto";
import type { Statement } from "./statement";

/**
 * SHA-256 over what may not change under one id (part 2, 2.3.1). Left out: what the receiver sets or may set (stored,
 * authority, timestamp, version), definitions of activities, display of verbs. Without meaning: order of properties, of
 * members of a group and of attachments, case of UUIDs, one Activity or an array of one, hundredths of a second.
 */
export function fingerprint(statement: Statement, id: string): Uint8Array {
	return hash("sha256", `${id}${ofObject(statement, whole)}`, "buffer");
}

/** Where the statement itself stands: no key of a message. */
const whole = "#";
type Properties = Readonly<Record<string, unknown>>;
const unorderedKeys: ReadonlySet<string> = new Set(["member", "attachments"]);
const activityKeys: ReadonlySet<string> = new Set(["parent", "grouping", "category", "other"]);
const setByReceiver: ReadonlySet<string> = new Set(["id", "stored", "authority", "timestamp", "version"]);

/** `key` is where the value stands. Texts go with their length before them, so that no two values read alike. */
function canonical(value: unknown, key: string): string {
	if (typeof value === "string") return ofText(normalised(value, key));
	if (Array.isArray(value)) return ofArray(value, key);
	if (typeof value !== "object" || value === null) return `${value};`;
	if (key === "extensions") return plain(value);
	const text = ofObject(value, key);
	return activityKeys.has(key) ? `[${text}]` : text;
}

function ofObject(value: object, key: string): string {
	const properties = value as Properties;
	let text = "{";
	for (const name of Object.keys(properties).sort()) {
		const child = properties[name];
		if (!isLeftOut(name, child, key)) text += ofText(name) + canonical(child, name);
	}
	return `${text}}`;
}

function isLeftOut(name: string, value: unknown, key: string): boolean {
	if (name === "definition") return true;
	if (name === "display") return key === "verb";
	if (name === "objectType") return value === "Activity" || value === "Agent";
	return key === whole && setByReceiver.has(name);
}

function ofArray(values: readonly unknown[], key: string): string {
	const texts = values.map((value) => canonical(value, ""));
	if (unorderedKeys.has(key)) texts.sort();
	return `[${texts.join("")}]`;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
function normalised(text: string, key: string): string {
	if (key === "id" || key === "registration") return text.length === 36 && uuid.test(text) ? text.toLowerCase() : text;
	return key === "duration" ? text.replace(/([.,]\d{2})\d+S$/, "$1S") : text;
}

/** Extensions are compared whole, as data: only the order of properties is without meaning. */
function plain(value: unknown): string {
	if (typeof value === "string") return ofText(value);
	if (Array.isArray(value)) return `[${value.map(plain).join("")}]`;
	if (typeof value !== "object" || value === null) return `${value};`;
	const properties = value as Properties;
	const names = Object.keys(properties).sort();
	return `{${names.map((name) => ofText(name) + plain(properties[name])).join("")}}`;
}

function ofText(text: string): string {
	return `${text.length}:${text}`;
}
