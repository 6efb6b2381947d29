import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from "jose";
import { z } from "zod";
import { now } from "../../clock";
import { fetchPinned } from "../calls/fetch-pinned";

const jwksSchema = z.object({
	keys: z
		.array(z.looseObject({ kty: z.string() }))
		.min(1)
		.max(50),
});

interface Cached {
	readonly keys: JSONWebKeySet;
	readonly at: number;
}
/** By jwks_uri. */
const cache = new Map<string, Cached>();
const freshMs = 5 * 60_000;
/** An unknown kid may ask again, but not more often than this: a sender chooses the kid. */
const refetchMs = 10_000;
const caps = { maxBytes: 100_000, timeoutMs: 5_000 };

/** The public keys of a client: registered with it, or fetched from its jwks_uri (kept 5 minutes). */
export function clientKeys(client: { readonly jwks: unknown; readonly jwksUri: string | null }): JWTVerifyGetKey {
	return async (header, token) => {
		if (client.jwks !== null) return createLocalJWKSet(parseJwks(client.jwks))(header, token);
		if (client.jwksUri === null) throw new errors.JWKSNoMatchingKey();
		try {
			return await createLocalJWKSet(await load(client.jwksUri, freshMs))(header, token);
		} catch (error) {
			if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
			return createLocalJWKSet(await load(client.jwksUri, refetchMs))(header, token);
		}
	};
}

async function load(uri: string, maxAgeMs: number): Promise<JSONWebKeySet> {
	const known = cache.get(uri);
	if (known && now().getTime() - known.at < maxAgeMs) return known.keys;
	const keys = parseJwks(JSON.parse((await fetchPinned(uri, caps)).toString("utf8")));
	if (cache.size >= 500) cache.clear();
	cache.set(uri, { keys, at: now().getTime() });
	return keys;
}

function parseJwks(value: unknown): JSONWebKeySet {
	return jwksSchema.parse(value) as JSONWebKeySet;
}
