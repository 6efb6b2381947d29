import { findUnstorableText } from "../../domain/storable-text";
import type { Read } from "../contract";
import { mayHoldUnstorableText, measureJson } from "./json-text";
import { toPointer } from "./pointer";

/**
 * Above any message of a standard here: 10,000 results have some 500,000 values. Below what hurts: a million values take
 * some 60 MB, and the keys of one object are looked up in a table of their own.
 */
export const jsonLimits = { depth: 64, values: 1_000_000, keys: 2_000 } as const;

/**
 * Bytes to a JSON value (RFC 8259): at most `maxBytes`, valid UTF-8 (a byte order mark is skipped), at most 64 levels
 * deep, a million values, 2,000 keys in an object, no text that cannot be kept (NUL, lone surrogate). Never throws; the refusal names the first fault.
 */
export function readJson(body: Uint8Array, maxBytes: number): Read<unknown> {
	if (body.byteLength > maxBytes) return refuse("too-large", "body-too-large", "");
	if (body.byteLength === 0) return refuse("malformed", "body-empty", "");
	const text = decodeUtf8(body);
	if (text === null) return refuse("malformed", "not-utf-8", "");
	const size = measureJson(text, jsonLimits);
	if (size.depth > jsonLimits.depth) return refuse("malformed", "json-too-deep", "");
	if (size.values > jsonLimits.values) return refuse("too-large", "json-too-many-values", "");
	if (size.keys > jsonLimits.keys) return refuse("too-large", "json-too-many-keys", "");
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return refuse("malformed", "not-json", "");
	}
	const unstorable = mayHoldUnstorableText(text) ? findUnstorableText(value) : null;
	if (unstorable !== null) return refuse("malformed", "unstorable-text", toPointer(unstorable));
	return { ok: true, value };
}

const decoder = new TextDecoder("utf-8", { fatal: true });

function decodeUtf8(body: Uint8Array): string | null {
	try {
		return decoder.decode(body);
	} catch {
		return null;
	}
}

function refuse(code: "malformed" | "too-large", detail: string, path: string): Read<never> {
	return { ok: false, refusal: { code, details: [{ code: detail, path }] } };
}
