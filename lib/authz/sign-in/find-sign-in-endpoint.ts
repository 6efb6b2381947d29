import { singleSignOnName } from "./single-sign-on";

interface SignInEndpoint {
	readonly method: "GET" | "POST";
	/** Under /api/auth. */
	readonly path: string;
	/** Of the address's query: what next-auth gets to see. */
	readonly query: readonly string[];
	/** Only where an OpenID provider is set. */
	readonly provider?: true;
}

/** What the sign-in page uses of next-auth. All else that the library would answer (its log, its own pages, sessions) is shut. */
const endpoints: readonly SignInEndpoint[] = [
	{ method: "GET", path: "csrf", query: [] },
	{ method: "POST", path: "callback/credentials", query: [] },
	{ method: "POST", path: "callback/passkey", query: [] },
	{ method: "POST", path: "signin/oidc", query: ["prompt"], provider: true },
	{ method: "GET", path: "callback/oidc", query: ["code", "state", "iss", "session_state", "error"], provider: true },
];

/** Null: there is no such endpoint. HEAD is answered as GET is. */
export function findSignInEndpoint(method: string, path: string): SignInEndpoint | null {
	const asked = method === "HEAD" ? "GET" : method;
	const found = endpoints.find((endpoint) => endpoint.method === asked && endpoint.path === path);
	return found === undefined || (found.provider && singleSignOnName() === null) ? null : found;
}
