import type { Scope } from "../scope";
import { openSecret, sealSecret } from "./sealed-secret";

/** Longest text of a search. */
export const searchTextLength = 100;

/**
 * What somebody typed to find a person by, as it may stand in an address: sealed for this session alone. Histories, logs of a proxy and a
 * screen that is shared show no name, and Back, another page of the list and two tabs work as with any filter.
 * @returns letters, digits, dashes and underscores; empty for nothing typed
 */
export function sealSearchText({ sessionId }: Scope, text: string): string {
	const typed = text.trim().slice(0, searchTextLength);
	if (typed === "") return "";
	const { keyId, sealed } = sealSecret("search-text", sessionId, Buffer.from(typed));
	return Buffer.concat([Buffer.from(keyId, "hex"), sealed]).toString("base64url");
}

/** The text again; empty when it was sealed for another session, or is none: then nothing is searched. */
export function openSearchText({ sessionId }: Scope, token: unknown): string {
	if (typeof token !== "string" || !/^[\w-]{40,1000}$/.test(token)) return "";
	const bytes = Buffer.from(token, "base64url");
	const sealed = { keyId: bytes.subarray(0, 8).toString("hex"), sealed: new Uint8Array(bytes.subarray(8)) };
	const opened = openSecret("search-text", sessionId, sealed);
	return opened === null ? "" : Buffer.from(opened).toString("utf8");
}
