import { redirect } from "next/navigation";
import { beforeEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { AppError } from "../errors";
import { action } from "./action";
import { type Visit, visits } from "./visit";

vi.stubEnv("DATABASE_URL", "postgres://nowhere");
vi.stubEnv("PUBLIC_URL", "https://groep.example");
vi.stubEnv("APP_SECRET", "x".repeat(32));

const sent = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock("next/headers", () => ({ headers: async () => sent.headers, cookies: async () => ({ get: () => undefined }) }));
beforeEach(() => {
	sent.headers = new Headers({ "sec-fetch-site": "same-origin", origin: "https://groep.example" });
});

const work = vi.fn(async (form: FormData) => form.get("name"));
const save = action("form", work) as (...given: unknown[]) => Promise<unknown>;

/** What comes of a call, and what the server around Next reads of it. */
async function call(act: (...given: unknown[]) => Promise<unknown>, ...given: unknown[]) {
	work.mockClear();
	const visit: Visit = { begun: false, refusal: null };
	const result = await visits().run(visit, () => act(...given).catch((error: unknown) => error));
	return { result, ...visit, worked: work.mock.calls.length };
}

function formOf(name: string, value = "x"): FormData {
	const form = new FormData();
	form.set(name, value);
	return form;
}

it("begins for our own pages with a form, and answers what the work does", async () => {
	expect(await call(save, formOf("name"))).toEqual({ result: "x", begun: true, refusal: null, worked: 1 });
});

it.each([
	["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
	["another origin that says it is ours", { "sec-fetch-site": "same-origin", origin: "https://evil.example" }],
	["a neighbour", { "sec-fetch-site": "same-site" }],
	["no page at all", {}],
])("does not begin for %s", async (_, headers) => {
	sent.headers = new Headers(headers);
	expect(await call(save, formOf("name"))).toMatchObject({ begun: true, refusal: "not-allowed", worked: 0 });
});

it.each([
	["nothing", []],
	["a text for a form", ["a"]],
	["something like a form", [{ get: () => "x" }]],
	["NUL in a field", [formOf("name", "a\u0000")]],
	["NUL in a name", [formOf("na\u0000me")]],
])("refuses %s as what it is", async (_, given) => {
	expect(await call(save, ...given)).toMatchObject({ begun: true, refusal: "invalid", worked: 0 });
});

it("takes values by a schema, without NUL or half a surrogate at any depth", async () => {
	const act = action(z.tuple([z.string(), z.unknown()]), async (name) => name) as (...g: unknown[]) => Promise<unknown>;
	expect((await call(act, "a", { b: [1] })).result).toBe("a");
	const deep = Array.from({ length: 100_000 }).reduce<unknown>((inner) => [inner], "\u0000");
	for (const given of [
		[1, 2],
		["a\u0000", 1],
		["a", { b: ["\uD800"] }],
		["a", { "\u0000": 1 }],
		["a", deep],
	])
		expect(await call(act, ...given)).toMatchObject({ begun: true, refusal: "invalid" });
});

it("a refusal of the work is told, a redirect goes on, and a failure stays a failure", async () => {
	const failing = (error: unknown) =>
		action("state", async () => {
			throw error;
		}) as (...given: unknown[]) => Promise<unknown>;
	expect(await call(failing(new AppError("conflict")), null, formOf("a"))).toMatchObject({ refusal: "conflict" });
	expect(await call(failing(new z.ZodError([])), null, formOf("a"))).toMatchObject({ refusal: "invalid" });
	expect(await call(failing(new TypeError("ours")), null, formOf("a"))).toMatchObject({ begun: true, refusal: null });
	const away = action("form", async () => redirect("/groups")) as (...given: unknown[]) => Promise<unknown>;
	const { result, refusal } = await call(away, formOf("a"));
	expect([(result as { digest: string }).digest.split(";")[2], refusal]).toEqual(["/groups", null]);
});
