import { isActiveOrigin } from "../authz/browser-origins";
import type { ExchangeStandard } from "../standards/contract";

/**
 * CORS (Fetch, 3.2) for content that runs in a browser, on a page of a supplier. A preflight carries no credentials, so it is
 * answered from the origins of all active connections; the request itself is held to those of its own connection.
 */
export interface BrowserPage {
	readonly origin: string;
	/** Whether it is one of the connection's; null: refused before the connection was known. */
	isOwn: boolean | null;
}

/** The page that a request says it comes from; null: it names none, or nothing here is for content in a browser. */
export function findBrowserPage(standard: ExchangeStandard, path: string, headers: Headers): BrowserPage | null {
	const origin = headers.get("origin");
	return origin === null || !isForBrowsers(standard, path) ? null : { origin, isOwn: null };
}

/** Lets the page read the answer, unless its origin is none of the connection's. Caches keep answers to different pages apart. */
export async function letPageRead(
	response: Response,
	standard: ExchangeStandard,
	path: string,
	page: BrowserPage | null,
): Promise<void> {
	if (!isForBrowsers(standard, path)) return;
	response.headers.append("Vary", "Origin");
	if (page === null || !(page.isOwn ?? (await isActive(standard, page.origin)))) return;
	response.headers.set("Access-Control-Allow-Origin", page.origin);
	response.headers.set("Access-Control-Allow-Credentials", "true");
	response.headers.set("Access-Control-Expose-Headers", exposed(standard).join(", "));
}

/** OPTIONS: what a path takes, and to a browser that asks for a page of an active connection what it may send. */
export async function answerOptions(standard: ExchangeStandard, path: string, headers: Headers): Promise<Response> {
	const methods = methodsOf(standard, path);
	if (methods.length === 0) return new Response(null, { status: 404 });
	const response = new Response(null, { status: 204, headers: { Allow: [...methods, "OPTIONS"].join(", ") } });
	const page = findBrowserPage(standard, path, headers);
	await letPageRead(response, standard, path, page);
	if (!response.headers.has("Access-Control-Allow-Origin") || !headers.has("access-control-request-method"))
		return response;
	response.headers.append("Vary", "Access-Control-Request-Method, Access-Control-Request-Headers");
	response.headers.set("Access-Control-Allow-Methods", methods.join(", "));
	response.headers.set("Access-Control-Allow-Headers", allowed(standard).join(", "));
	response.headers.set("Access-Control-Max-Age", String(preflightSeconds));
	return response;
}

/** HEAD is answered where GET is. */
export function methodsOf(standard: ExchangeStandard, path: string): string[] {
	const here = standard.endpoints.filter((endpoint) => endpoint.path === path);
	return [...new Set(here.flatMap(({ method }) => (method === "GET" ? ["GET", "HEAD"] : [method])))];
}

/** An origin that is taken off a connection is heard no longer than this by a browser that asked before; its requests are refused at once. */
const preflightSeconds = 600;
const allowed = ({ versionHeader }: ExchangeStandard) =>
	["Authorization", "Content-Type", "If-Match", "If-None-Match", versionHeader].filter((name) => name !== undefined);
const exposed = ({ versionHeader, warningsHeader, consistent }: ExchangeStandard) =>
	["ETag", "Last-Modified", "Retry-After", "X-Request-Id", versionHeader, warningsHeader, consistent?.header].filter(
		(name) => name !== undefined,
	);

function isForBrowsers({ endpoints }: ExchangeStandard, path: string): boolean {
	return endpoints.some((endpoint) => endpoint.path === path && endpoint.browserContent === true);
}

/** Without a database no page is known. */
function isActive(standard: ExchangeStandard, origin: string): Promise<boolean> {
	return isActiveOrigin(standard.key, origin).catch(() => false);
}
