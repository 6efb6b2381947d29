import { type Locale, localeOf } from "./locales";
import { localeCookie } from "./preference-cookies";

/** Language of who sent a request, read from its own headers: for answers that are given outside a page. */
export function requestLocale(headers: Headers): Locale {
	return localeOf(readCookie(headers.get("cookie"), localeCookie()), headers.get("accept-language"));
}

/** The value of a cookie of ours in a Cookie header; values of ours need no decoding. */
export function readCookie(header: string | null | undefined, name: string): string | undefined {
	for (const pair of (header ?? "").split(";")) {
		const [key, value] = pair.split("=");
		if (key?.trim() === name) return value?.trim();
	}
	return undefined;
}
