import { env } from "../env";

const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request may change something for the person whose cookie it carries: browsers name the page it came from
 * (Fetch metadata, Origin), and only our own may. Where both are named, both must be ours. Nothing named: refused.
 */
export function isSameOrigin({ method, headers }: { readonly method: string; readonly headers: Headers }): boolean {
	if (safeMethods.has(method)) return true;
	const [site, origin] = [headers.get("sec-fetch-site"), headers.get("origin")];
	if (origin !== null && origin !== env().PUBLIC_URL) return false;
	return site === null ? origin !== null : site === "same-origin";
}

/**
 * Whether a request says that another site made it. For what a token in the form protects already, so that a client which
 * names no page (RFC 6454, 7.3) may still come.
 */
export function isForeign(request: { readonly method: string; readonly headers: Headers }): boolean {
	const namesAPage = request.headers.has("origin") || request.headers.has("sec-fetch-site");
	return namesAPage && !isSameOrigin(request);
}
