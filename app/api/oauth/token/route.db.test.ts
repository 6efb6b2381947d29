import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { issueAccessToken } from "@/lib/authz/oauth/access-tokens";
import { authenticateClient } from "@/lib/authz/oauth/clients";
import { hashClientSecret } from "@/lib/authz/sign-in/passwords";
import { prisma } from "@/lib/db/client";
import { testDatabase } from "@/lib/testing/database";
import { createConnection, createSchool } from "@/lib/testing/factories";
import { POST } from "./route";

testDatabase();

const base = "http://localhost:3000";
const scopes = ["eduv.result", "roster.write"];
let address = 0;

function ask(body: Record<string, string> | string, headers: Record<string, string> = {}): Promise<Response> {
	const text = typeof body === "string" ? body : new URLSearchParams(body).toString();
	return POST(
		new Request(`${base}/api/oauth/token`, {
			method: "POST",
			body: text,
			headers: {
				"content-type": "application/x-www-form-urlencoded",
				"x-forwarded-for": `198.51.100.${++address % 250}`,
				...headers,
			},
		}),
	);
}

const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;
const bearer = (token: string) => authenticateClient(new Headers({ authorization: `Bearer ${token}` }));
const grant = { grant_type: "client_credentials" };

async function clientWithSecret(secret = "a-good-secret") {
	const { schoolId } = await createSchool();
	const { oauthClientId, clientId } = await createConnection(schoolId, { scopes });
	await prisma().oAuthClient.update({
		where: { id: oauthClientId },
		data: { secretHash: await hashClientSecret(secret) },
	});
	return { oauthClientId, clientId, secret };
}

describe("the token endpoint with a secret", () => {
	it("gives a token that names client and scopes only, by Basic and by form", async () => {
		const { clientId, secret } = await clientWithSecret();
		for (const response of [
			await ask({ ...grant, scope: "eduv.result" }, { authorization: basic(clientId, secret) }),
			await ask({ ...grant, scope: "eduv.result", client_id: clientId, client_secret: secret }),
		]) {
			expect(response.status).toBe(200);
			expect(response.headers.get("cache-control")).toBe("no-store");
			const body = await response.json();
			expect(body).toEqual({
				access_token: expect.any(String),
				token_type: "Bearer",
				expires_in: 600,
				scope: "eduv.result",
			});
			const claims = JSON.parse(Buffer.from(body.access_token.split(".")[1], "base64url").toString());
			// Beside them what ends it: its time, and the version of the secret that it was asked with.
			const named = ["aud", "client_id", "exp", "iat", "iss", "jti", "scope", "secret_version", "sub"];
			expect(Object.keys(claims).sort()).toEqual(named);
			expect(claims.exp - claims.iat).toBe(600);
			const client = await bearer(body.access_token);
			expect([client?.clientId, ...(client?.scopes ?? [])]).toEqual([clientId, "eduv.result"]);
		}
	});

	it("gives all registered scopes when none is asked, and refuses one that is not registered", async () => {
		const { clientId, secret } = await clientWithSecret();
		const authorization = basic(clientId, secret);
		expect((await (await ask(grant, { authorization })).json()).scope).toBe("eduv.result roster.write");
		const refused = await ask({ ...grant, scope: "eduv.result admin" }, { authorization });
		expect([refused.status, (await refused.json()).error]).toEqual([400, "invalid_scope"]);
	});

	it("answers 401 invalid_client alike for a wrong secret and an unknown client", async () => {
		const { clientId } = await clientWithSecret();
		const wrong = await ask(grant, { authorization: basic(clientId, "wrong") });
		const unknown = await ask(grant, { authorization: basic("nobody", "wrong") });
		for (const response of [wrong, unknown]) {
			expect(response.status).toBe(401);
			expect(response.headers.get("www-authenticate")).toBe('Basic realm="oauth"');
			expect(response.headers.get("cache-control")).toBe("no-store");
			expect((await response.json()).error).toBe("invalid_client");
		}
		const byForm = await ask({ ...grant, client_id: clientId, client_secret: "wrong" });
		expect([byForm.status, byForm.headers.get("www-authenticate")]).toEqual([401, null]);
	});

	it("refuses a token that was altered, and every token once its client is revoked or lost the scope", async () => {
		const { oauthClientId, clientId, secret } = await clientWithSecret();
		const { access_token: token } = await (await ask(grant, { authorization: basic(clientId, secret) })).json();
		const [header, , signature] = token.split(".");
		const claims = Buffer.from(JSON.stringify({ client_id: clientId, scope: "admin", exp: 9e9 })).toString("base64url");
		expect(await bearer(`${header}.${claims}.${signature}`)).toBeNull();
		expect(await bearer(`${token}x`)).toBeNull();
		await prisma().oAuthClient.update({ where: { id: oauthClientId }, data: { scopes: ["eduv.result"] } });
		expect([...((await bearer(token))?.scopes ?? [])]).toEqual(["eduv.result"]);
		await prisma().oAuthClient.update({ where: { id: oauthClientId }, data: { revokedAt: new Date() } });
		expect(await bearer(token)).toBeNull();
		expect((await ask(grant, { authorization: basic(clientId, secret) })).status).toBe(401);
	});

	it("slows down one client at one address, not the same client elsewhere", async () => {
		const { clientId, secret } = await clientWithSecret();
		const from = { "x-forwarded-for": "192.0.2.200" };
		const statuses: number[] = [];
		for (let turn = 0; turn < 61; turn++)
			statuses.push((await ask(grant, { ...from, authorization: basic(clientId, "wrong") })).status);
		expect([statuses[59], statuses[60]]).toEqual([401, 429]);
		expect((await ask(grant, { authorization: basic(clientId, secret) })).status).toBe(200);
	});
});

describe("Basic at the exchange", () => {
	it("knows the client, follows a changed secret and a revoked client at once", async () => {
		const { oauthClientId, clientId, secret } = await clientWithSecret();
		const authorization = basic(clientId, secret);
		const who = () => authenticateClient(new Headers({ authorization }));
		expect((await who())?.method).toBe("basic");
		expect([...((await who())?.scopes ?? [])]).toEqual(scopes);
		await prisma().oAuthClient.update({
			where: { id: oauthClientId },
			data: { secretHash: await hashClientSecret("another") },
		});
		expect(await who()).toBeNull();
		await prisma().oAuthClient.update({
			where: { id: oauthClientId },
			data: { secretHash: await hashClientSecret(secret) },
		});
		expect((await who())?.clientId).toBe(clientId);
		await prisma().oAuthClient.update({ where: { id: oauthClientId }, data: { revokedAt: new Date() } });
		expect(await who()).toBeNull();
	});

	it.each(["", "Basic", "Basic !!!", "Bearer a.b.c", "Bearer", "Digest x", "Basic OnNlY3JldA=="])(
		"gives nothing for %j",
		async (authorization) => {
			expect(await authenticateClient(new Headers({ authorization }))).toBeNull();
		},
	);
});

type Algorithm = "RS256" | "PS256" | "ES256";
const pairs = new Map<string, Promise<{ privateKey: CryptoKey; publicKey: CryptoKey }>>();
const pairOf = (alg: string) => {
	pairs.set(alg, pairs.get(alg) ?? generateKeyPair(alg, { extractable: true }));
	return pairs.get(alg)!;
};
async function publicKey(alg: string, kid: string) {
	return { ...(await exportJWK((await pairOf(alg)).publicKey)), kid, alg, use: "sig" };
}

async function clientWithKey(over: { alg?: Algorithm; jwksUri?: string } = {}) {
	const { oauthClientId, clientId } = await clientWithSecret();
	const jwks = over.jwksUri ? undefined : { keys: [await publicKey(over.alg ?? "ES256", "one")] };
	await prisma().oAuthClient.update({
		where: { id: oauthClientId },
		data: { authMethod: "private_key_jwt", secretHash: null, jwks, jwksUri: over.jwksUri ?? null },
	});
	return clientId;
}

async function assertion(clientId: string, over: JWTPayload = {}, alg: string = "ES256", kid = "one"): Promise<string> {
	const seconds = Math.floor(Date.now() / 1000);
	const claims = {
		iss: clientId,
		sub: clientId,
		aud: `${base}/api/oauth/token`,
		exp: seconds + 120,
		iat: seconds,
		jti: crypto.randomUUID(),
		...over,
	};
	const present = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
	return new SignJWT(present).setProtectedHeader({ alg, kid }).sign((await pairOf(alg)).privateKey);
}

const present = (client_assertion: string, over: Record<string, string> = {}) =>
	ask({
		...grant,
		client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
		client_assertion,
		...over,
	});

describe("private_key_jwt", () => {
	it.each(["RS256", "PS256", "ES256"] as const)("proves a client by %s", async (alg) => {
		const clientId = await clientWithKey({ alg });
		const response = await present(await assertion(clientId, {}, alg));
		expect(response.status).toBe(200);
		expect((await bearer((await response.json()).access_token))?.clientId).toBe(clientId);
	});

	it("accepts the origin as audience, also in a list, and a clock that is a little off", async () => {
		const clientId = await clientWithKey();
		const seconds = Math.floor(Date.now() / 1000);
		expect((await present(await assertion(clientId, { aud: ["https://x.example", base] }))).status).toBe(200);
		expect((await present(await assertion(clientId, { exp: seconds - 30 }))).status).toBe(200);
		expect((await present(await assertion(clientId, { iat: seconds + 30, nbf: seconds + 30 }))).status).toBe(200);
	});

	describe("made ahead of our clock", () => {
		const at = new Date("2026-11-23T08:00:00.900Z");
		beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: at }));
		afterEach(() => void vi.useRealTimers());

		it.each([
			[59, 200],
			[60, 200],
			[61, 401],
			[3600, 401],
		])("by %i seconds, in iat or nbf: %i", async (ahead, status) => {
			const moment = Math.floor(at.getTime() / 1000) + ahead;
			for (const claim of ["iat", "nbf"]) {
				const response = await present(await assertion(await clientWithKey(), { [claim]: moment, exp: moment + 60 }));
				expect([claim, response.status]).toEqual([claim, status]);
			}
		});

		it("an access token of ours is held to the same minute", async () => {
			const { clientId } = await clientWithSecret();
			const ahead = (seconds: number) => new Date(at.getTime() + seconds * 1000);
			const made = (seconds: number) => issueAccessToken({ clientId, scopes }, ahead(seconds));
			expect((await bearer(await made(60)))?.clientId).toBe(clientId);
			expect(await bearer(await made(61))).toBeNull();
		});
	});

	it("refuses a replay, also when both come at once", async () => {
		const clientId = await clientWithKey();
		const once = await assertion(clientId);
		const statuses = (await Promise.all([present(once), present(once), present(once)])).map((r) => r.status);
		expect(statuses.sort()).toEqual([200, 401, 401]);
		expect((await present(once)).status).toBe(401);
	});

	const seconds = Math.floor(Date.now() / 1000);
	it.each<[string, JWTPayload]>([
		["another issuer", { iss: "somebody" }],
		["another subject", { sub: "somebody" }],
		["another audience", { aud: "https://elsewhere.example/token" }],
		["no audience", { aud: undefined }],
		["no end", { exp: undefined }],
		["an end in the past", { exp: seconds - 300 }],
		["an end a day ahead", { exp: seconds + 86_400 }],
		["a begin in the future", { nbf: seconds + 600 }],
		["an issue time in the future", { iat: seconds + 600 }],
		["no jti", { jti: undefined }],
		["an empty jti", { jti: "" }],
	])("refuses %s", async (_, over) => {
		const response = await present(await assertion(await clientWithKey(), over));
		expect([response.status, (await response.json()).error]).toEqual([401, "invalid_client"]);
	});

	it("refuses another key, another algorithm, no signature, another client_id and a client with a secret", async () => {
		const clientId = await clientWithKey();
		const good = await assertion(clientId);
		const [, claims] = good.split(".");
		const none = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${claims}.`;
		const hmac = await new SignJWT({})
			.setProtectedHeader({ alg: "HS256" })
			.setSubject(clientId)
			.sign(new Uint8Array(32));
		const stranger = await new SignJWT(JSON.parse(Buffer.from(claims!, "base64url").toString()))
			.setProtectedHeader({ alg: "ES256", kid: "one" })
			.sign((await generateKeyPair("ES256")).privateKey);
		for (const wrong of [none, hmac, stranger, "x", "", await assertion(clientId, {}, "ES384")])
			expect((await present(wrong)).status).toBe(401);
		expect((await present(good, { client_id: "somebody" })).status).toBe(401);
		expect((await present(await assertion((await clientWithSecret()).clientId))).status).toBe(401);
		expect((await present(good, { client_id: clientId })).status).toBe(200);
	});

	describe("with a jwks_uri", () => {
		const closers: (() => void)[] = [];
		afterEach(() => {
			for (const close of closers.splice(0)) close();
		});

		async function serve(answer: () => { status?: number; headers?: Record<string, string>; body: string }) {
			let asked = 0;
			const server = createServer((_, response) => {
				asked += 1;
				const { status = 200, headers = {}, body } = answer();
				response.writeHead(status, headers).end(body);
			});
			await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
			closers.push(() => server.close());
			return { uri: `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`, asked: () => asked };
		}

		it("fetches the keys once and keeps them", async () => {
			const keys = [await publicKey("ES256", "one")];
			const server = await serve(() => ({ body: JSON.stringify({ keys }) }));
			const clientId = await clientWithKey({ jwksUri: server.uri });
			for (let turn = 0; turn < 3; turn++) expect((await present(await assertion(clientId))).status).toBe(200);
			expect((await present(await assertion(clientId, {}, "ES256", "unknown"))).status).toBe(401);
			expect(server.asked()).toBe(1);
		});

		it("follows no redirect, takes no endless answer and no nonsense", async () => {
			const keys = JSON.stringify({ keys: [await publicKey("ES256", "one")] });
			const good = await serve(() => ({ body: keys }));
			const servers = [
				await serve(() => ({ status: 302, headers: { location: good.uri }, body: "" })),
				await serve(() => ({ body: `${keys}${" ".repeat(200_000)}` })),
				await serve(() => ({ body: "<html>" })),
				await serve(() => ({ body: '{"keys":[]}' })),
				await serve(() => ({ status: 500, body: keys })),
			];
			for (const { uri } of servers)
				expect((await present(await assertion(await clientWithKey({ jwksUri: uri })))).status).toBe(401);
			expect(good.asked()).toBe(0);
		});

		it.each([
			"http://10.0.0.1/keys",
			"http://169.254.169.254/latest",
			"ftp://127.0.0.1/",
			"http://[::ffff:127.0.0.1]/",
			"nonsense",
		])("never calls %s", async (uri) => {
			expect((await present(await assertion(await clientWithKey({ jwksUri: uri })))).status).toBe(401);
		});
	});
});
