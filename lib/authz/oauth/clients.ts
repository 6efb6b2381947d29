import { createHmac } from "node:crypto";
import { now } from "../../clock";
import { prisma } from "../../db/client";
import type { OAuthClient } from "../../generated/prisma/client";
import { clientAddress } from "../rates/client-address";
import { NoTurn, takeSecretTurn } from "../rates/exchange-turns";
import { Busy } from "../rates/work-gate";
import { derivedKey } from "../secrets/derived-key";
import { noteRefusedSignIn, noteSignIn } from "../sign-in/note-sign-in";
import { verifyClientSecret } from "../sign-in/passwords";
import { readAccessToken } from "./access-tokens";
import { type BasicCredentials, readBasic } from "./basic-credentials";

export interface AuthenticatedClient {
	/** Row id of the OAuthClient. */
	readonly id: string;
	readonly clientId: string;
	readonly supplierId: string;
	readonly name: string;
	readonly method: "bearer" | "basic";
	/** Bearer: of the token, as far as the client still holds them; Basic: all that are registered. */
	readonly scopes: ReadonlySet<string>;
}

/**
 * The client that a request comes from, by `Authorization: Bearer` (our access token) or `Basic`. The client's row is
 * read at every request, so that revoking it stops its tokens at once. Null: no or wrong credentials.
 * @throws NoTurn where too many secrets come from one address
 */
export async function authenticateClient(headers: Headers): Promise<AuthenticatedClient | null> {
	const authorization = headers.get("authorization")?.trim() ?? "";
	const [, token] = /^bearer +([\w.~+/-]+=*)$/i.exec(authorization) ?? [];
	if (token) return byBearer(token);
	const basic = readBasic(headers);
	return basic === null ? null : byBasic(basic, clientAddress(headers));
}

async function byBearer(token: string): Promise<AuthenticatedClient | null> {
	const claims = await readAccessToken(token);
	const client = claims === null ? null : await findActiveClient(claims.clientId);
	if (claims === null || client === null || claims.secretVersion !== client.secretVersion) return null;
	return describe(
		client,
		"bearer",
		claims.scopes.filter((scope) => client.scopes.includes(scope)),
	);
}

async function byBasic(credentials: BasicCredentials, address: string): Promise<AuthenticatedClient | null> {
	const client = await findActiveClient(credentials.clientId);
	const good = await secretIsRight(credentials, client?.secretHash ?? null, address);
	if (client === null || !good) {
		await noteRefusedSignIn(client?.clientId ?? null, "invalid-client");
		return null;
	}
	await noteSignIn(client);
	return describe(client, "basic", client.scopes);
}

/** The client unless it is unknown or revoked. */
export async function findActiveClient(clientId: string): Promise<OAuthClient | null> {
	if (clientId.length > 200 || clientId.includes("\0")) return null;
	return prisma().oAuthClient.findFirst({ where: { clientId, revokedAt: null } });
}

function describe(client: OAuthClient, method: "bearer" | "basic", scopes: readonly string[]): AuthenticatedClient {
	const { id, clientId, supplierId, name } = client;
	return { id, clientId, supplierId, name, method, scopes: new Set(scopes) };
}

/**
 * Secrets that were verified and used within the last minute, by an HMAC of credential and stored hash: scrypt per batch of
 * statements would cost more than the batch. A changed secretHash gives another key, so an old secret is not found. Who
 * sends all the time is never kept waiting by others who try secrets from the same address.
 */
const verified = new Map<string, number>();
const verifiedMs = 60_000;
const verifiedMost = 5_000;

async function secretIsRight(
	credentials: BasicCredentials,
	secretHash: string | null,
	address: string,
): Promise<boolean> {
	const time = now().getTime();
	const key = createHmac("sha256", derivedKey("basic-cache"))
		.update(JSON.stringify([credentials.clientId, credentials.secret, secretHash]))
		.digest("base64url");
	const isKnown = secretHash !== null && (verified.get(key) ?? 0) > time;
	if (!isKnown) takeSecretTurn(address);
	if (!isKnown && !(await verifyInTurn(credentials.secret, secretHash, address))) return false;
	if (verified.size >= verifiedMost) verified.clear();
	verified.set(key, time + verifiedMs);
	return true;
}

async function verifyInTurn(secret: string, secretHash: string | null, address: string): Promise<boolean> {
	try {
		return await verifyClientSecret(secret, secretHash, address);
	} catch (error) {
		throw error instanceof Busy ? new NoTurn(error.retryAfterSeconds) : error;
	}
}
