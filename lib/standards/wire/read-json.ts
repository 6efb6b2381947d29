import type { Read } from "../contract";
import { findUnstorableText, mayHoldUnstorableText, measureDepth } from "./json-text";
import { toPointer } from "./pointer";

/** Deeper than any message of a standard here; shallow enough for every reader behind it. */
export const maxJsonDepth = 64;

/**
 * Bytes to a JSON value (RFC 8259): at most `maxBytes`, valid UTF-8 (a byte order mark is skipped), at most 64 levels
 * deep, no text that cannot be kept (NUL, lone surrogate). Never throws; the refusal names the first fault.
 */
export function readJson(body: Uint8Array, maxBytes: number): Read<unknown> {
	if (body.byteLength > maxBytes) return refuse("too-large", "body-too-large", "");
	if (body.byteLength === 0) return refuse("malformed", "body-empty", "");
	const text = decodeUtf8(body);
	if (text === null) return refuse("malformed", "not-utf-8", "");
	if (measureDepth(text) > maxJsonDepth) return refuse("malformed", "json-too-deep", "");
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
