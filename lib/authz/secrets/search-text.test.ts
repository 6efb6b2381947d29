import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { SchoolId, SessionId } from "../../domain/ids";
import { personScope } from "../../testing/person-scope";
import { openSearchText, sealSearchText } from "./search-text";

beforeAll(() => {
	vi.stubEnv("DATABASE_URL", "postgres://nowhere");
	vi.stubEnv("PUBLIC_URL", "https://groepsbeeld.example");
	vi.stubEnv("APP_SECRET", "x".repeat(32));
});
afterAll(() => vi.unstubAllEnvs());

const scopeOf = (session: string) => personScope({ schoolId: "school" as SchoolId, sessionId: session as SessionId });
const [mine, another] = [scopeOf("mine"), scopeOf("another")];

it.each(["Noor van den Berg", "Zoë Çelik", "o'Brien & zn. <b>"])(
	"%s comes back in the session that typed it, and is not to be read",
	(name) => {
		const token = sealSearchText(mine, ` ${name} `);
		expect(token).toMatch(/^[\w-]+$/);
		expect(Buffer.from(token, "base64url").toString("utf8")).not.toContain(name);
		expect(openSearchText(mine, token)).toBe(name);
		// The same name twice is not to be recognised.
		expect(sealSearchText(mine, name)).not.toBe(token);
	},
);

it("keeps a single letter, which chance may show in any sealed text", () => {
	expect(openSearchText(mine, sealSearchText(mine, "a"))).toBe("a");
});

it("opens for no other session, and not when it was changed or is none", () => {
	const token = sealSearchText(mine, "Noor");
	expect(openSearchText(another, token)).toBe("");
	expect(openSearchText(mine, `${token.slice(0, -2)}${token.endsWith("A") ? "BB" : "AA"}`)).toBe("");
	for (const none of [undefined, "", "Noor", ["a"], "x".repeat(2000)]) expect(openSearchText(mine, none)).toBe("");
});

it("nothing typed is no token, and a long text is cut", () => {
	expect(sealSearchText(mine, "  ")).toBe("");
	expect(openSearchText(mine, sealSearchText(mine, "n".repeat(300)))).toHaveLength(100);
});
