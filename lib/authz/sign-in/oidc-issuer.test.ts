import { afterEach, expect, it, vi } from "vitest";

afterEach(() => vi.unstubAllEnvs());

/** What next-auth asks of us once it has checked the ID token against the issuer that the discovery document names. */
async function admit(claims: object) {
	vi.resetModules();
	const settings = {
		OIDC_ISSUER: "https://login.school.example/",
		OIDC_CLIENT_ID: "groepsbeeld",
		OIDC_CLIENT_SECRET: "s",
	};
	const others = {
		PUBLIC_URL: "https://groepsbeeld.example",
		DATABASE_URL: "postgres://nowhere",
		APP_SECRET: "x".repeat(32),
	};
	for (const [name, value] of Object.entries({ ...settings, ...others })) vi.stubEnv(name, value);
	vi.doMock("./find-accounts", async (actual) => ({
		...(await actual<typeof import("./find-accounts")>()),
		listLinkedAccounts: async () => [{ placeId: "place", userId: "linked" }],
	}));
	const { nextAuthOptions } = await import("./next-auth-options");
	return nextAuthOptions().callbacks?.signIn?.({
		account: { provider: "oidc" },
		profile: { auth_time: Math.floor(Date.now() / 1000), ...claims },
	} as never);
}

it.each(["https://login.school.example/", "https://login.school.example"])(
	"an identity of %s comes in",
	async (iss) => {
		expect(await admit({ iss, sub: "anna" })).toBe(true);
	},
);

it.each([
	"https://login.school.example.evil.example",
	"http://login.school.example",
	"https://LOGIN.school.example",
	"https://login.school.example/tenant",
	"",
])("an identity of another issuer does not, whatever the discovery document said: %s", async (iss) => {
	await expect(admit({ iss, sub: "anna" })).rejects.toThrow();
});

it("nor one without issuer or subject", async () => {
	await expect(admit({ sub: "anna" })).rejects.toThrow();
	await expect(admit({ iss: "https://login.school.example" })).rejects.toThrow();
});
