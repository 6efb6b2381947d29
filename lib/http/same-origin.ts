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
