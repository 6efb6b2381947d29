const loopbackHosts = /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/;
const host = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:.]+\])$/;

/**
 * The origin of a page as a browser sends it (RFC 6454, 6.2): https, a host without wildcard, a port where it is another than
 * 443; no path, query or user. This machine only where that is allowed, then also by http.
 * @returns null for anything else
 */
export function readBrowserOrigin(text: string, { loopback }: { readonly loopback: boolean }): string | null {
	const url = text.length <= 300 && URL.canParse(text.trim()) ? new URL(text.trim()) : null;
	if (url === null || !host.test(url.hostname)) return null;
	if (url.pathname !== "/" || /[?#@\\]/.test(text)) return null;
	const isLoopback = loopbackHosts.test(url.hostname);
	if (isLoopback && !loopback) return null;
	return url.protocol === "https:" || (url.protocol === "http:" && isLoopback) ? url.origin : null;
}
