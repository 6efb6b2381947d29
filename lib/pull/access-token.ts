import { randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import { z } from "zod";
import type { Called } from "../authz/calls/call-pinned";
import { outgoingAlgorithm, signingKey } from "../authz/oauth/outgoing-keys";
import { now } from "../clock";
import { callSystem } from "./call-system";
import { PullFault } from "./pull-fault";
import type { PullSource } from "./pull-source";
import { skewSeconds } from "./read-headers";

interface Token {
	readonly token: string;
	readonly expiresAt: number;
}
/** By owner and everything else that a token hangs on. In memory alone. */
const cache = new Map<string, Token>();
/** A token that ends this soon is not begun with. */
const marginSeconds = 30;
const assertionSeconds = 120;
/** An answer of a token endpoint is one token and some words about it. */
const mostAnswerBytes = 100_000;
/** Servers allow for about a minute. */
const bearableSkewSeconds = 30;

const tokenSchema = z.object({
	access_token: z
		.string()
		.min(1)
		.max(20_000)
		.regex(/^[\x21-\x7e]+$/),
	token_type: z.string().regex(/^bearer$/i),
	expires_in: z.coerce.number().min(0).optional(),
	scope: z.string().optional(),
});
const errorSchema = z.object({ error: z.string() });

/**
 * A bearer token of the system (RFC 6749, 4.4; RFC 7523): kept until shortly before it ends. Where the clocks differ by
 * so much that our assertion is refused, it is signed once more by the clock of the system.
 * @param fresh the kept one was refused
 * @throws PullFault
 */
export async function accessToken(source: PullSource, fresh: boolean): Promise<string> {
	const { owner, clientId, tokenAddress } = source;
	const scopes = [...source.scopes].sort();
	const key = JSON.stringify([owner, clientId, tokenAddress, scopes]);
	const known = cache.get(key);
	if (!fresh && known && known.expiresAt > now().getTime()) return known.token;
	cache.delete(key);
	const made = await ask(source, scopes);
	if (cache.size >= 500) cache.clear();
	cache.set(key, made);
	return made.token;
}

async function ask(source: PullSource, scopes: readonly string[]): Promise<Token> {
	const first = await post(source, scopes, 0);
	if (first.status === 200) return read(first, scopes);
	const skew = skewSeconds(first.headers, now());
	const fault = refusal(first, scopes, skew);
	if (fault.code !== "clock") throw fault;
	const second = await post(source, scopes, skew);
	if (second.status === 200) return read(second, scopes);
	const again = refusal(second, scopes, 0);
	throw again.code === "sign-in" ? fault : again;
}

async function post({ clientId, tokenAddress }: PullSource, scopes: readonly string[], skew: number): Promise<Called> {
	const { keyId, key } = await signingKey();
	const seconds = Math.floor(now().getTime() / 1000) + skew;
	const assertion = await new SignJWT()
		.setProtectedHeader({ alg: outgoingAlgorithm, kid: keyId, typ: "JWT" })
		.setIssuer(clientId)
		.setSubject(clientId)
		.setAudience(tokenAddress)
		.setJti(randomUUID())
		.setIssuedAt(seconds)
		.setExpirationTime(seconds + assertionSeconds)
		.sign(key);
	const body = new URLSearchParams({
		grant_type: "client_credentials",
		client_id: clientId,
		scope: scopes.join(" "),
		client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
		client_assertion: assertion,
	}).toString();
	const headers = {
		"content-type": "application/x-www-form-urlencoded",
		"content-length": String(Buffer.byteLength(body)),
	};
	return callSystem(tokenAddress, { method: "POST", headers, body }, now);
}

function read({ body }: Called, scopes: readonly string[]): Token {
	const parsed = tokenSchema.safeParse(asJson(body));
	if (!parsed.success) throw new PullFault("sign-in", { status: 200 });
	const { access_token: token, expires_in = 60, scope } = parsed.data;
	// Left out, the scope is the one that was asked for (RFC 6749, 5.1).
	const granted = scope === undefined ? scopes : scope.split(/\s+/);
	const missing = scopes.filter((name) => !granted.includes(name));
	if (missing.length > 0) throw new PullFault("scope", { scopes: missing });
	return { token, expiresAt: now().getTime() + Math.min(expires_in - marginSeconds, 3_600) * 1000 };
}

function refusal({ status, body }: Called, scopes: readonly string[], skew: number): PullFault {
	const error = errorSchema.safeParse(asJson(body)).data?.error;
	if (error === "invalid_scope") return new PullFault("scope", { status, scopes });
	const isSkewed = Math.abs(skew) > bearableSkewSeconds;
	return isSkewed ? new PullFault("clock", { status, skewSeconds: skew }) : new PullFault("sign-in", { status });
}

function asJson(body: Buffer): unknown {
	try {
		return body.byteLength > mostAnswerBytes ? null : JSON.parse(body.toString("utf8"));
	} catch {
		return null;
	}
}
