import { type NextRequest, NextResponse } from "next/server";
import { env } from "./lib/env";
import { refusePages } from "./lib/http/refuse-pages";

/**
 * Gives every page a content security policy with a fresh nonce; Next.js reads the nonce from the request's header and
 * puts it on its scripts. Not for /api (headers in next.config.mjs): a proxy would hold the bodies of deliveries.
 */
export async function proxy(request: NextRequest): Promise<Response> {
	const refused = await refusePages(request);
	if (refused !== null) return refused;
	const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("hex");
	const policy = contentSecurityPolicy(nonce);
	const headers = new Headers(request.headers);
	headers.set("x-nonce", nonce);
	headers.set("content-security-policy", policy);
	const response = NextResponse.next({ request: { headers } });
	response.headers.set("content-security-policy", policy);
	return response;
}

export const config = { matcher: ["/((?!api/|_next/static/|_next/image).*)"] };

function isHttps(): boolean {
	return env().PUBLIC_URL.startsWith("https://");
}

/** No inline scripts and no inline style elements without the nonce; style attributes: lib/adr/0006. */
function contentSecurityPolicy(nonce: string): string {
	const development = env().NODE_ENV === "development";
	const issuer = env().OIDC_ISSUER;
	return [
		"default-src 'none'",
		`script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
		`style-src 'self' 'nonce-${nonce}'`,
		"style-src-attr 'unsafe-inline'",
		"img-src 'self' data:",
		"font-src 'self'",
		`connect-src 'self'${development ? " ws:" : ""}`,
		"manifest-src 'self'",
		"base-uri 'none'",
		// Chromium holds a form's redirect to this too, so the way to single sign-on is named.
		`form-action 'self'${issuer ? ` ${new URL(issuer).origin}` : ""}`,
		"frame-ancestors 'none'",
		...(isHttps() ? ["upgrade-insecure-requests"] : []),
	].join("; ");
}
