// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is sought
const control = /[\u0000-\u001f\u007f]/;

/**
 * The path and query of a request target (RFC 9112, 3.2), without the origin that an absolute one names.
 * @returns null for what no address of ours can be: another form, a path that is not percent-encoded UTF-8, a control character
 */
export function readTarget(url: string | undefined): { readonly path: string; readonly target: string } | null {
	if (url === undefined || url.length > 16_000) return null;
	const target = url.startsWith("/") ? url : pathOfAbsolute(url);
	if (target === null) return null;
	const [path = "", ...rest] = target.split("?");
	try {
		if (control.test(decodeURIComponent(path))) return null;
	} catch {
		return null;
	}
	// A query that is no clean UTF-8 reads as question marks; a NUL in it is text that nothing here can keep.
	return /%00/.test(rest.join("?")) ? null : { path, target };
}

/** Every server takes the absolute form too, though only proxies send it. */
function pathOfAbsolute(url: string): string | null {
	if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
	const { pathname, search } = new URL(url);
	return pathname + search;
}
