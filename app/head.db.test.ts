import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { NextRequest } from "next/server";
import { describe, expect, it, vi } from "vitest";
import { testDatabase } from "@/lib/testing/database";

vi.mock("next/headers", () => ({
	cookies: async () => ({ get: () => undefined, getAll: () => [], set: () => {} }),
	headers: async () => new Headers(),
}));
testDatabase();

type Handler = (request: Request, context: { params: Promise<object> }) => Response | Promise<Response>;
interface Route {
	readonly GET?: Handler;
	readonly HEAD?: Handler;
}

const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" }).filter(
	(file) =>
		file.endsWith(`${path.sep}route.ts`) && /\bGET\b/.test(readFileSync(path.join(import.meta.dirname, file), "utf8")),
);
/** For the folders whose name is a parameter; any other is a uuid that nothing has. */
const values: Readonly<Record<string, string | string[]>> = {
	standard: "xapi",
	path: ["about"],
	nextauth: ["csrf"],
	code: "stuck",
};

function paramsOf(file: string): Record<string, string | string[]> {
	const names = [...file.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name = ""]) => name);
	return Object.fromEntries(names.map((name) => [name, values[name] ?? "01a22be0-0000-7000-8000-000000000000"]));
}

async function ask(file: string, method: "GET" | "HEAD") {
	const route = (await import(/* @vite-ignore */ path.join(import.meta.dirname, file))) as Route;
	// Where a route has no HEAD of its own, Next gives its GET the request as it came.
	const handler = method === "GET" ? route.GET : (route.HEAD ?? route.GET);
	if (handler === undefined) throw new Error(`${file} has no GET`);
	const headers = { "x-experience-api-version": "1.0.3" };
	const params = paramsOf(file);
	const address = file.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_all, name: string) => [params[name]].flat().join("/"));
	const request = new NextRequest(`http://localhost:3000/${path.dirname(address)}`, { method, headers });
	const answer = await handler(request, { params: Promise.resolve(params) });
	return { status: answer.status, type: answer.headers.get("content-type"), own: route.HEAD !== undefined, answer };
}

describe("HEAD is answered as GET is", () => {
	it("at every endpoint that answers GET", () => {
		expect(files.length).toBeGreaterThan(25);
	});

	it.each(files)("%s", async (file) => {
		const [head, get] = [await ask(file, "HEAD"), await ask(file, "GET")];
		expect([head.status, head.type]).toEqual([get.status, get.type]);
		expect([200, 401, 503]).toContain(head.status);
		if (head.own) expect(await head.answer.text()).toBe("");
	});

	it.each([
		"api/exchange/[standard]/[...path]/route.ts",
		"api/auth/[...nextauth]/route.ts",
		".well-known/security.txt/route.ts",
	])("%s is open to all: 200", async (file) => {
		expect((await ask(file, "HEAD")).status).toBe(200);
	});

	it("and what streams an answer goes through route(), which ends it", () => {
		const text = (file: string) => readFileSync(path.join(import.meta.dirname, file), "utf8");
		const streams = files.filter((file) => /\b(liveStream|zipAnswer|lineStream)\(/.test(text(file)));
		expect(streams.length).toBeGreaterThan(2);
		for (const file of streams) expect(text(file), file).toMatch(/^export const GET = route\(/m);
	});
});
