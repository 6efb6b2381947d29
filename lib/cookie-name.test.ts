import { afterEach, describe, expect, it, vi } from "vitest";

/** The environment is read once, so each address gets modules of its own. */
async function behind(address: string) {
	vi.resetModules();
	vi.stubEnv("PUBLIC_URL", address);
	vi.stubEnv("DATABASE_URL", "postgres://nowhere");
	vi.stubEnv("APP_SECRET", "only for tests, longer than it has to be");
	return {
		...(await import("./cookie-name")),
		...(await import("./authz/sessions/session-cookie")),
		...(await import("./authz/sign-in/next-auth-options")),
		...(await import("./authz/sign-in/known-device")),
		...(await import("./authz/sign-in/oidc-identity")),
		...(await import("./i18n/preference-cookies")),
	};
}

afterEach(() => vi.unstubAllEnvs());

describe("behind https", () => {
	it("every cookie is bound to this host, and Secure", async () => {
		const house = await behind("https://groepsbeeld.example");
		const own = [house.sessionCookieName, house.knownDeviceCookie, house.oidcIdentityCookie, house.localeCookie];
		for (const name of [...own, house.themeCookie]) expect(name()).toMatch(/^__Host-/);
		expect(house.preferenceCookieOptions()).toMatchObject({ secure: true, httpOnly: true, path: "/", sameSite: "lax" });
	});

	it("those of next-auth too, and the one that it sets is the one that is read", async () => {
		const house = await behind("https://groepsbeeld.example");
		const cookies = Object.values(house.nextAuthOptions().cookies ?? {});
		expect(cookies).toHaveLength(6);
		for (const { name, options } of cookies) {
			expect(name).toMatch(/^__Host-next-auth\./);
			expect(options).toMatchObject({ secure: true, httpOnly: true, path: "/", sameSite: "lax" });
			expect(options.domain).toBeUndefined();
		}
		expect(house.nextAuthOptions().cookies?.sessionToken?.name).toBe(house.sessionCookieName());
	});
});

it("without https there is no prefix, which a browser would refuse", async () => {
	const house = await behind("http://localhost:3000");
	expect([house.sessionCookieName(), house.cookieOptions(1).secure]).toEqual(["next-auth.session-token", false]);
});
