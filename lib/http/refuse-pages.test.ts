import { encode } from "next-auth/jwt";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

const secret = "x".repeat(32);
const settings = {
	DATABASE_URL: "postgres://nowhere",
	PUBLIC_URL: "http://localhost:3000",
	APP_SECRET: secret,
	READS_PER_MINUTE: "60",
};

beforeEach(() => {
	vi.resetModules();
	vi.useFakeTimers({ now: new Date("2026-11-23T09:00:00Z"), toFake: ["Date"] });
	for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
	Reflect.deleteProperty(globalThis, "groepsbeeldReads");
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllEnvs();
	Reflect.deleteProperty(globalThis, "groepsbeeldReads");
});

const sid = "01a22123-2302-7e9e-8fca-eea4bbf6788a";

/** A page asked by an account, in a language. */
async function ask(sub: string | null, language = "nl") {
	const { refusePages } = await import("./refuse-pages");
	const value = sub === null ? undefined : await encode({ token: { sub, sid }, secret });
	const cookies = { get: (name: string) => (name.endsWith("session-token") && value ? { value } : undefined) };
	return refusePages({ method: "GET", headers: new Headers({ "accept-language": language }), cookies });
}

it("an account reads so many pages a minute; then it is told to wait in words, others read on, and after the wait it may again", async () => {
	for (let page = 0; page < 60; page += 1) expect(await ask("anna")).toBeNull();
	const refused = await ask("anna");
	expect([refused?.status, refused?.headers.get("retry-after"), refused?.headers.get("cache-control")]).toEqual([
		429,
		"1",
		"no-store",
	]);
	expect(await refused?.text()).toContain("meer dan 60 pagina’s in een minuut");
	expect(await (await ask("anna", "en"))?.text()).toContain("more than 60 pages in a minute");
	expect(await ask("bram")).toBeNull();
	vi.setSystemTime(new Date("2026-11-23T09:00:02Z"));
	expect(await ask("anna")).toBeNull();
});

it("who is not signed in, or brings a cookie that is none of ours, is not counted here", async () => {
	const { refusePages } = await import("./refuse-pages");
	const forged = { get: (name: string) => (name.endsWith("session-token") ? { value: "forged" } : undefined) };
	for (let page = 0; page < 100; page += 1) {
		expect(await ask(null)).toBeNull();
		expect(await refusePages({ method: "GET", headers: new Headers(), cookies: forged })).toBeNull();
	}
});

it("sessions of one account have one count", async () => {
	const { takeRead } = await import("../authz/rates/take-read");
	for (let page = 0; page < 59; page += 1) takeRead("anna");
	expect(await ask("anna")).toBeNull();
	expect((await ask("anna"))?.status).toBe(429);
});
