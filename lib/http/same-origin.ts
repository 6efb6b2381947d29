import { env } from "../env";

const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request may change something for the person whose cookie it carries: browsers name the page it came from
 * (Fetch metadata, else Origin), and only our own may. Nothing named: refused.
 */
export function isSameOrigin(request: Request): boolean {
	if (safeMethods.has(request.method)) return true;
	const site = request.headers.get("sec-fetch-site");
	if (site !== null) return site === "same-origin";
	const origin = request.headers.get("origin");
	return origin !== null && (origin === env().PUBLIC_URL || origin === new URL(request.url).origin);
}
