import type { NextRequest } from "next/server";
import { sessionCookieName } from "../../authz/sessions/session-cookie";
import { findSignInEndpoint } from "../../authz/sign-in/find-sign-in-endpoint";
import { ownAddress } from "../../authz/sign-in/own-address";
import { cookieName } from "../../cookie-name";
import { describeFault } from "../../describe-fault";
import { findSignInCode, type SignInCode, secondsOf } from "../../domain/sign-in-codes";
import { env } from "../../env";
import { AppError } from "../../errors";
import { requestLocale } from "../../i18n/request-locale";
import { log } from "../../log";
import { foreignOrigin } from "../foreign-origin";
import { guarded } from "../guarded";
import { notFound } from "../problem";
import { isForeign } from "../same-origin";
import { type AnswerOfNextAuth, askNextAuth } from "./ask-next-auth";
import { readSignInFields } from "./read-sign-in-fields";
import { codeOfNextAuth, refuseInWords, statusOfCode } from "./refuse-in-words";

/**
 * The door of signing in, /api/auth: what is open of next-auth, with a body that was bounded and read by us. Whatever the library would
 * say, what leaves is an address of ours, one code of a closed list, or a sentence.
 */
export function answerSignIn(request: NextRequest, segments: readonly string[]): Promise<Response> {
	return guarded(request, async () => {
		const endpoint = findSignInEndpoint(request.method, segments.join("/"));
		if (isForeign(request)) throw await foreignOrigin();
		if (endpoint === null) return notFound(requestLocale(request.headers));
		try {
			const answer = await ask(request, endpoint);
			return request.method === "HEAD" ? new Response(null, answer) : answer;
		} catch (error) {
			if (error instanceof AppError) return refuseInWords(request, error);
			throw error;
		}
	});
}

type Endpoint = NonNullable<ReturnType<typeof findSignInEndpoint>>;

async function ask(request: NextRequest, endpoint: Endpoint): Promise<Response> {
	const { method, path } = endpoint;
	const fields = method === "POST" ? await readSignInFields(request) : {};
	const { csrfToken, callbackUrl } = fields;
	const sent = {
		...fields,
		csrfToken: typeof csrfToken === "string" ? csrfToken : "",
		...(callbackUrl === undefined ? {} : { callbackUrl: ownAddress(callbackUrl) }),
	};
	const { searchParams } = request.nextUrl;
	const query = Object.fromEntries([...searchParams].filter(([name]) => endpoint.query.includes(name)));
	const { headers } = request;
	const asked = { method, path, query, fields: sent, cookies: cookiesOf(request), headers };
	const answer = await askNextAuth(asked).catch((error: unknown) => {
		const code = findSignInCode(error instanceof Error ? error.message : null);
		// A refusal in a callback that the library does not catch; its own faults are logged here.
		if (code === null) log.error(describeFault(error), "sign-in failed by a fault of ours");
		return { status: 200, setCookies: [], location: signInPage(code ?? "unavailable"), body: null };
	});
	return toResponse(answer, method === "POST" && (fields.json === "true" || fields.json === true), path);
}

/** Those of the library alone, and no address to go to that is none of ours. */
function cookiesOf(request: NextRequest): Record<string, string> {
	const prefix = cookieName("next-auth.");
	const own = request.cookies.getAll().filter(({ name }) => name.startsWith(prefix));
	return Object.fromEntries(
		own.map(({ name, value }) => [name, name.startsWith(`${prefix}callback-url`) ? ownAddress(value) : value]),
	);
}

function toResponse(answer: AnswerOfNextAuth, asksJson: boolean, path: string): Response {
	const headers = new Headers({ "Cache-Control": "no-store" });
	for (const cookie of answer.setCookies) headers.append("Set-Cookie", cookie);
	if (answer.location === null) return Response.json(answer.body, { status: answer.status, headers });
	const isIn = answer.setCookies.some((cookie) => cookie.startsWith(sessionCookieName()));
	const { address, code } = isIn
		? { address: ownAddress(answer.location), code: null }
		: whereTo(answer.location, path);
	const seconds = code && secondsOf(code);
	if (seconds) headers.set("Retry-After", String(seconds));
	if (asksJson) return Response.json({ url: address }, { status: code ? statusOfCode(code) : 200, headers });
	headers.set("Location", address);
	return new Response(null, { status: 302, headers });
}

/** The library's own pages are shut: what it would say there is one code on our page. To another host one goes only to sign in there. */
function whereTo(location: string, path: string): { address: string; code: SignInCode | null } {
	const base = new URL(env().PUBLIC_URL).origin;
	const to = new URL(location, base);
	if (to.origin !== base) return { address: path === "signin/oidc" ? to.href : `${base}/`, code: null };
	if (!to.pathname.startsWith("/api/auth/") && to.pathname !== "/sign-in") return { address: to.href, code: null };
	const code = codeOfNextAuth(to.searchParams);
	return { address: signInPage(code), code };
}

function signInPage(code: SignInCode): string {
	return ownAddress(`/sign-in?error=${code}`);
}
