import { decodeJwt, jwtVerify } from "jose";
import { now } from "../../clock";
import { prisma } from "../../db/client";
import { env } from "../../env";
import type { OAuthClient } from "../../generated/prisma/client";
import { log } from "../../log";
import { clockSkewSeconds, isAhead } from "../is-ahead";
import { clientKeys } from "./client-keys";
import { findActiveClient } from "./clients";

/** An assertion is made for one request: one that lives for more than an hour is refused (RFC 7523, section 3, 4). */
const maxLifeSeconds = 3600;

/** Where a client may say that its assertion is meant for: this server or its token endpoint. */
function audiences(): string[] {
	return [env().PUBLIC_URL, `${env().PUBLIC_URL}/`, `${env().PUBLIC_URL}/api/oauth/token`];
}

/**
 * The client that a private_key_jwt assertion proves (RFC 7523, section 3; OpenID Connect Core, section 9): signed by
 * a key of the client, iss = sub = client id, meant for us, of now, and never seen before. Null: refused, for whatever
 * reason; the reason goes to the log as a code. `named` is the request's client_id, which must be the same if it is there.
 */
export async function verifyClientAssertion(assertion: string, named: string | null): Promise<OAuthClient | null> {
	const client = await clientOf(assertion);
	if (client === null || client.authMethod !== "private_key_jwt") return null;
	if (named !== null && named !== client.clientId) return null;
	const at = now();
	try {
		const { payload } = await jwtVerify(assertion, clientKeys(client), {
			algorithms: ["RS256", "PS256", "ES256"],
			issuer: client.clientId,
			subject: client.clientId,
			audience: audiences(),
			clockTolerance: clockSkewSeconds,
			currentDate: at,
			requiredClaims: ["exp", "jti"],
		});
		const seconds = at.getTime() / 1000;
		const { exp = 0, iat = 0, nbf = 0, jti } = payload;
		if (typeof jti !== "string" || jti === "" || jti.length > 255) return null;
		if (exp > seconds + maxLifeSeconds + clockSkewSeconds || isAhead(iat, at) || isAhead(nbf, at)) return null;
		return (await isFirstUse(client.clientId, jti, exp)) ? client : null;
	} catch (error) {
		log.info({ clientId: client.clientId, code: codeOf(error) }, "client assertion refused");
		return null;
	}
}

/** Whom the assertion says it is of; nothing of it is believed before the signature is checked. */
async function clientOf(assertion: string): Promise<OAuthClient | null> {
	try {
		const { sub } = decodeJwt(assertion);
		return typeof sub === "string" ? await findActiveClient(sub) : null;
	} catch {
		return null;
	}
}

/** Remembers the jti until the assertion could not be used any more; false when it was there (a replay). */
async function isFirstUse(clientId: string, jti: string, exp: number): Promise<boolean> {
	const expiresAt = new Date((exp + clockSkewSeconds) * 1000);
	const made = await prisma().clientAssertion.createMany({
		data: [{ clientId, jti, expiresAt }],
		skipDuplicates: true,
	});
	return made.count === 1;
}

function codeOf(error: unknown): string {
	const code = error instanceof Error && "code" in error ? String(error.code) : null;
	return code ?? (error instanceof Error && error.message.startsWith("outgoing call") ? error.message : "malformed");
}
