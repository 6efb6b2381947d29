import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it, vi } from "vitest";

let server: Server | undefined;
afterEach(() => {
	vi.unstubAllEnvs();
	server?.close();
});

/** What is found for a provider on this machine that answers so; null: it is not there. */
async function found(answer: ((issuer: string) => object) | null): Promise<string | null> {
	server = createServer((_request, response) => {
		response.setHeader("content-type", "application/json");
		response.end(JSON.stringify(answer?.(issuer)));
	});
	await new Promise<void>((done) => server?.listen(0, "127.0.0.1", done));
	const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	if (answer === null) await new Promise((done) => server?.close(done));
	const settings = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: "groepsbeeld", OIDC_CLIENT_SECRET: "s", LOG_LEVEL: "silent" };
	const others = { PUBLIC_URL: issuer, DATABASE_URL: "postgres://nowhere", APP_SECRET: "x".repeat(32) };
	for (const [name, value] of Object.entries({ ...settings, ...others })) vi.stubEnv(name, value);
	vi.resetModules();
	const { findProviderSignOut } = await import("./provider-sign-out");
	return findProviderSignOut();
}

it("one signs out where the discovery document says, as our client and without a token in the address", async () => {
	const address = await found((issuer) => ({ issuer, end_session_endpoint: "https://login.school.example/end?a=1" }));
	expect(address).toBe("https://login.school.example/end?a=1&client_id=groepsbeeld");
});

it.each([
	["it has no such place", (issuer: string) => ({ issuer })],
	[
		"it is of another issuer",
		() => ({ issuer: "https://other.example", end_session_endpoint: "https://other.example/end" }),
	],
	["it is no address of the web", (issuer: string) => ({ issuer, end_session_endpoint: "javascript:alert(1)" })],
	["it is no document", () => []],
	["it does not answer", null],
])("nowhere, when %s", async (_why, answer) => {
	expect(await found(answer)).toBeNull();
});
