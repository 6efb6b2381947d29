import type { OAuthClient } from "../../generated/prisma/client";
import { clientAddress } from "../rates/client-address";
import { rateKey } from "../rates/rate-key";
import { takeTurn } from "../rates/rate-limit";
import { Busy } from "../rates/work-gate";
import { noteRefusedSignIn, noteSignIn } from "../sign-in/note-sign-in";
import { verifyClientSecret } from "../sign-in/passwords";
import { accessTokenSeconds, issueAccessToken } from "./access-tokens";
import { verifyClientAssertion } from "./client-assertion";
import { findActiveClient } from "./clients";
import { grantScopes } from "./grant-scopes";
import { readTokenRequest, type TokenError, type TokenRequest } from "./token-request";

/** A client needs a token every ten minutes; this leaves room for several machines behind one address. */
const perClientAndAddress = { limit: 60, windowSeconds: 60 };
const perAddress = { limit: 600, windowSeconds: 60 };

/** POST /api/oauth/token: OAuth 2.0 client_credentials (RFC 6749, section 4.4), answered in that standard's own form. */
export async function answerTokenRequest(request: Request): Promise<Response> {
	const authorization = request.headers.get("authorization");
	const asked = readTokenRequest(request.headers.get("content-type"), authorization, await readText(request));
	if ("error" in asked) return refuse(asked, authorization !== null);
	const turn = await takeTurn(limitsOf(request.headers, asked));
	if (!turn.allowed) return tellToWait(turn.retryAfterSeconds);
	const client = await authenticate(asked, clientAddress(request.headers)).catch((error: unknown) => {
		if (error instanceof Busy) return error;
		throw error;
	});
	if (client instanceof Busy) return tellToWait(client.retryAfterSeconds);
	if (client === null) {
		await noteRefusedSignIn(asked.credentials.clientId, "invalid-client");
		const fault = { error: "invalid_client", error_description: "client authentication failed" } as const;
		return refuse(fault, authorization !== null);
	}
	const scopes = grantScopes(asked.scope, client.scopes);
	if (scopes === null || scopes.length === 0) {
		await noteRefusedSignIn(client.clientId, "invalid-scope");
		return refuse({ error: "invalid_scope", error_description: "ask for scopes that this client holds" }, false);
	}
	await noteSignIn(client);
	return answer(200, {
		access_token: await issueAccessToken({ clientId: client.clientId, scopes, secretVersion: client.secretVersion }),
		token_type: "Bearer",
		expires_in: accessTokenSeconds,
		scope: scopes.join(" "),
	});
}

/** Reads at most what a token request may be: a larger body is cut off, and then refused as too large. */
async function readText(request: Request): Promise<string> {
	const reader = request.body?.getReader();
	const decoder = new TextDecoder();
	let text = "";
	while (reader && text.length <= 20_000) {
		const { done, value } = await reader.read();
		if (done) return text + decoder.decode();
		text += decoder.decode(value, { stream: true });
	}
	await reader?.cancel();
	return text;
}

function limitsOf(headers: Headers, asked: TokenRequest) {
	const address = clientAddress(headers);
	const { credentials } = asked;
	const named = credentials.clientId ?? "assertion";
	return [
		{ key: rateKey("token-client", named, address), ...perClientAndAddress },
		{ key: rateKey("token-address", address), ...perAddress },
	];
}

async function authenticate({ credentials }: TokenRequest, address: string): Promise<OAuthClient | null> {
	if (credentials.kind === "assertion") return verifyClientAssertion(credentials.assertion, credentials.clientId);
	const client = await findActiveClient(credentials.clientId);
	const good = await verifyClientSecret(credentials.secret, client?.secretHash ?? null, address);
	return good && client?.authMethod !== "private_key_jwt" ? client : null;
}

function tellToWait(seconds: number): Response {
	const busy = { error: "temporarily_unavailable", error_description: "too many requests, wait" } as const;
	return answer(429, busy, { "Retry-After": String(seconds) });
}

function refuse(fault: TokenError, usedAuthorization: boolean): Response {
	if (fault.error !== "invalid_client") return answer(400, fault);
	return answer(401, fault, usedAuthorization ? { "WWW-Authenticate": 'Basic realm="oauth"' } : {});
}

function answer(status: number, body: object, headers: Record<string, string> = {}): Response {
	return Response.json(body, { status, headers: { "Cache-Control": "no-store", Pragma: "no-cache", ...headers } });
}
