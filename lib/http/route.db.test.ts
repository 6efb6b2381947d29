import { expect, test } from "vitest";
import { z } from "zod";
import { AppError } from "../errors";
import { testDatabase } from "../testing/database";
import { route } from "./route";

testDatabase();

const input = z.object({
	params: z.object({ id: z.string() }),
	query: z.object({ limit: z.coerce.number().max(10) }),
	body: z.object({ name: z.string() }).optional(),
});
const endpoint = route({
	scope: "none",
	input,
	handler: async ({ input: { params, query, body } }) => {
		if (params.id === "gone") throw new AppError("not-found");
		if (params.id === "broken") throw new Error("a value that nobody should read");
		return params.id === "quiet" ? undefined : { id: params.id, ...query, ...body };
	},
});
const ask = (id: string, query: string, init: RequestInit = {}) =>
	endpoint(new Request(`http://localhost:3000/api/v1/things/${id}?${query}`, init), {
		params: Promise.resolve({ id }),
	});

test("what the schema names is read; data is JSON, nothing is 204; every answer carries a request id", async () => {
	const answer = await ask("a", "limit=3&unknown=1");
	expect(await answer.json()).toEqual({ id: "a", limit: 3 });
	expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
	expect((await ask("quiet", "limit=1")).status).toBe(204);
});

test("wrong input says where, never what was sent", async () => {
	const answer = await ask("a", "limit=4711");
	expect([answer.status, answer.headers.get("content-type")]).toEqual([400, "application/problem+json"]);
	const text = await answer.text();
	expect(JSON.parse(text).errors).toEqual([{ pointer: "/query/limit", detail: "too_big" }]);
	expect(text).not.toContain("4711");
});

test("known errors are problems, ours have no text", async () => {
	const gone = await ask("gone", "limit=1");
	expect([gone.status, (await gone.json()).code]).toEqual([404, "not-found"]);
	const broken = await ask("broken", "limit=1");
	expect([broken.status, await broken.text()]).toEqual([500, ""]);
});

test("only our own pages may change something", async () => {
	const post = (headers: Record<string, string>) =>
		ask("a", "limit=1", { method: "POST", body: JSON.stringify({ name: "x" }), headers }).then(
			(answer) => answer.status,
		);
	expect(await post({ "sec-fetch-site": "same-origin" })).toBe(200);
	expect(await post({ origin: "http://localhost:3000" })).toBe(200);
	expect(await post({ "sec-fetch-site": "cross-site", origin: "http://localhost:3000" })).toBe(403);
	expect(await post({ origin: "https://elsewhere.example" })).toBe(403);
	expect(await post({})).toBe(403);
});
