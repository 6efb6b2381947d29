import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { NextRequest } from "next/server";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { inPlace } from "@/lib/db/in-place";
import { testDatabase } from "@/lib/testing/database";
import { createAccount, createRole, createSchool } from "@/lib/testing/factories";
import { GET, POST } from "./route";

const jar = new Map<string, string>();
vi.mock("next/headers", () => ({
	cookies: async () => ({
		get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
		getAll: () => [...jar].map(([name, value]) => ({ name, value })),
		set: (name: string, value: string) => jar.set(name, value),
	}),
	headers: async () => new Headers(),
}));
testDatabase();

/** A provider as others run one: its discovery document, its keys, and the token that it gives for any code. */
let server: Server;
let issuer: string;
let idToken = "";
let pair: Awaited<ReturnType<typeof generateKeyPair>>;

beforeAll(async () => {
	pair = await generateKeyPair("RS256");
	const keys = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: "one", alg: "RS256", use: "sig" }] };
	server = createServer((request, response) => {
		const endpoints = {
			authorization_endpoint: `${issuer}/sign-in`,
			token_endpoint: `${issuer}/token`,
			jwks_uri: `${issuer}/keys`,
		};
		const answers: Record<string, object> = {
			"/.well-known/openid-configuration": { issuer, ...endpoints, id_token_signing_alg_values_supported: ["RS256"] },
			"/keys": keys,
			"/token": { access_token: "x", token_type: "Bearer", id_token: idToken },
		};
		const answer = answers[request.url ?? ""];
		response.writeHead(answer ? 200 : 404, { "content-type": "application/json" }).end(JSON.stringify(answer ?? {}));
	});
	await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
	issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const settings = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: "groepsbeeld", OIDC_CLIENT_SECRET: "s" };
	for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
});
afterAll(() => {
	server.close();
	vi.unstubAllEnvs();
});
beforeEach(() => jar.clear());

async function ask(method: "GET" | "POST", path: string, fields?: Record<string, string>): Promise<Response> {
	const cookie = [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; ");
	const headers = new Headers({ cookie });
	if (fields) headers.set("content-type", "application/x-www-form-urlencoded");
	const body = fields ? new URLSearchParams(fields).toString() : null;
	const request = new NextRequest(`http://localhost:3000/api/auth/${path}`, {
		method,
		headers,
		body,
	});
	const params = Promise.resolve({ nextauth: path.replace(/\?.*/, "").split("/") });
	const answer = await (method === "GET" ? GET : POST)(request, { params });
	for (const one of answer.headers.getSetCookie()) {
		const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
		jar.set(name, decodeURIComponent(value));
	}
	return answer;
}

/** Sent to the provider: what it is asked. */
async function leave(callbackUrl = "/", query = ""): Promise<URL> {
	const { csrfToken } = (await (await ask("GET", "csrf")).json()) as { csrfToken: string };
	const answer = await ask("POST", `signin/oidc${query}`, { csrfToken, callbackUrl, json: "true" });
	expect(answer.status).toBe(200);
	return new URL(((await answer.json()) as { url: string }).url);
}

async function tokenFor(asked: URL, claims: object = {}) {
	const seconds = Math.floor(Date.now() / 1000);
	const nonce = asked.searchParams.get("nonce");
	const all = {
		iss: issuer,
		sub: "anna",
		aud: "groepsbeeld",
		iat: seconds,
		exp: seconds + 300,
		nonce,
		auth_time: seconds,
		...claims,
	};
	idToken = await new SignJWT(all).setProtectedHeader({ alg: "RS256", kid: "one" }).sign(pair.privateKey);
}
const comeBack = (asked: URL, query = "") =>
	ask("GET", `callback/oidc?code=x&state=${asked.searchParams.get("state")}${query}`);
const refusedBy = async (answer: Response) => {
	expect([answer.status, answer.headers.get("cache-control")]).toEqual([302, "no-store"]);
	return answer.headers.get("location");
};
const page = (code: string) => `http://localhost:3000/sign-in?error=${code}`;

it("a linked identity comes in, and goes where it wanted to when that is ours", async () => {
	const { schoolId } = await createSchool();
	const { userId } = await createAccount();
	await createRole(schoolId, userId);
	await inPlace({ placeId: schoolId }, (tx) =>
		tx.accountLink.create({ data: { placeId: schoolId, issuer, subject: "anna", userId } }),
	);
	for (const [wanted, to] of [
		["/account", "http://localhost:3000/account"],
		["https://evil.example/x", "http://localhost:3000/"],
	] as const) {
		const asked = await leave(wanted);
		await tokenFor(asked);
		expect(await refusedBy(await comeBack(asked))).toBe(to);
		expect(jar.get("next-auth.session-token")).toMatch(/^ey/);
	}
});

it("nobody chooses for us what the provider is asked, but that it asks who it is again", async () => {
	const asked = await leave(
		"/",
		"?prompt=login&scope=admin&redirect_uri=https://evil.example&client_id=x&response_type=token",
	);
	const { searchParams, origin } = asked;
	const names = ["prompt", "scope", "redirect_uri", "client_id", "response_type"];
	expect([origin, ...names.map((name) => searchParams.get(name))]).toEqual([
		...[issuer, "login", "openid email", "http://localhost:3000/api/auth/callback/oidc", "groepsbeeld", "code"],
	]);
});

it.each(["state", "nonce", "pkce.code_verifier"])("a %s that is broken or gone is no way in", async (which) => {
	for (const broken of ["x", "a.b.c.d.e", "\0", null]) {
		const asked = await leave();
		await tokenFor(asked);
		if (broken === null) jar.delete(`next-auth.${which}`);
		else jar.set(`next-auth.${which}`, broken);
		expect(await refusedBy(await comeBack(asked))).toBe(page("provider"));
	}
});

it.each([
	["error=access_denied&error_description=a%20secret%20of%20theirs"],
	["error=%00"],
	["error=%ED%A0%80"],
	[`error=${"x".repeat(5_000)}`],
	["code=x&state=other"],
	["code=%00&state=%ff"],
	["state=x"],
	[""],
	["callbackUrl=https://evil.example&code=x"],
	["callbackUrl=nonsense:&code=x"],
])("an answer of %s leads to our page, with a code of ours", async (query) => {
	await leave();
	expect(await refusedBy(await ask("GET", `callback/oidc?${query}`))).toBe(page("provider"));
});

it.each([
	["of another issuer", { iss: "https://evil.example" }],
	["for another", { aud: "x" }],
	["of another sign-in", { nonce: "x" }],
	["without a subject", { sub: undefined }],
	["whose subject no database keeps", { sub: "a\0b" }],
	["made two minutes ahead", { iat: Math.floor(Date.now() / 1000) + 120 }],
	["that begins two minutes ahead", { nbf: Math.floor(Date.now() / 1000) + 120 }],
	["that ended", { exp: Math.floor(Date.now() / 1000) - 60 }],
])("a token %s", async (_what, claims) => {
	const asked = await leave();
	await tokenFor(asked, claims);
	expect(await refusedBy(await comeBack(asked))).toBe(page("provider"));
});

it("a subject with an address that nobody is linked to is told what to do, and nothing of it is in the address", async () => {
	const asked = await leave();
	await tokenFor(asked, { sub: "stranger", email: "s@school.test" });
	expect(await refusedBy(await comeBack(asked))).toBe("http://localhost:3000/sign-in/unlinked");
});
