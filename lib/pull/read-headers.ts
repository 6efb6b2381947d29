import { httpDate } from "./http-date";

/** Seconds that Retry-After asks for (RFC 9110, 10.2.3). A moment is read by the clock of who wrote it (Date). */
export function retryAfterSeconds(headers: Headers, at: Date): number | null {
	const text = headers.get("retry-after")?.trim() ?? "";
	if (/^\d{1,9}$/.test(text)) return Number(text);
	const moment = httpDate(text);
	if (moment === null) return null;
	return Math.max(0, Math.ceil((moment - at.getTime()) / 1000) - skewSeconds(headers, at));
}

/** By how many seconds the clock of the system is ahead of ours; 0 where it does not tell. */
export function skewSeconds(headers: Headers, at: Date): number {
	const moment = httpDate(headers.get("date") ?? "");
	return moment === null ? 0 : Math.round((moment - at.getTime()) / 1000);
}

/** The address of the next page (RFC 8288), as it was sent; null: this was the last one. */
export function nextLink(headers: Headers): string | null {
	for (const [, target = "", parameters = ""] of (headers.get("link") ?? "").matchAll(
		/<([^>]*)>((?:[^,"]|"[^"]*")*)/g,
	)) {
		const [, quoted, bare] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]+))/i.exec(parameters) ?? [];
		const names = (quoted ?? bare ?? "").toLowerCase().split(/\s+/);
		if (names.includes("next")) return target;
	}
	return null;
}
