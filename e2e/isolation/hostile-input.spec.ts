import { sized } from "../../lib/testing/sizes";
import { faultOf, type Got, multipart, type Sent, send, sendLines } from "../hostile";
import { type AppAction, listActions, listFieldNames } from "../list-actions";
import { listRoutes } from "../list-routes";
import { type Person, testWorld } from "../school";
import { baseUrl, expect, test } from "../visitor";
import { addressOf, routeTable } from "./route-table";

test.describe.configure({ mode: "parallel" });

/** Texts that nobody types. */
const texts = ["\u0000", "a\u0000b", "x".repeat(60_000), "\u202E\u2066", "😀", "%", "__proto__", "[object Object]"];
const escaped = [
	...texts.map(encodeURIComponent).filter((text) => text.length < 4_000),
	"%ff",
	"%",
	"%E0%A4",
	"..%2f..%2f",
];

const own = { "sec-fetch-site": "same-origin" } as const;

async function cookieOf(
	ask: (
		person: Person | "nobody",
	) => Promise<{ storageState(): Promise<{ cookies: { name: string; value: string }[] }> }>,
	person: Person | "nobody",
) {
	const { cookies } = await (await ask(person)).storageState();
	return { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") };
}

/** Sends all, some at a time, and says what is wrong with the answers. */
async function faultsOf(all: readonly { readonly name: string; ask(): Promise<Got> }[]): Promise<string[]> {
	const faults: string[] = [];
	const open = [...all];
	const work = async () => {
		for (let next = open.pop(); next !== undefined; next = open.pop()) {
			const fault = faultOf(await next.ask());
			if (fault !== null) faults.push(`${next.name}: ${fault}`);
		}
	};
	await Promise.all([work(), work(), work(), work()]);
	return faults.sort();
}

test("no address is a failure: ids and questions that cannot be", async ({ ask }) => {
	const keys =
		"period source subject error callbackUrl find told order page cursor cause since after connection email day q".split(
			" ",
		);
	const asks = [];
	for (const [number, { pattern }] of listRoutes().entries()) {
		const row = routeTable[pattern];
		if (!row || row.stream || pattern.startsWith("/api/exchange")) continue;
		const headers = await cookieOf(ask, row.for?.[0] ?? "nobody");
		const ids = row.own?.(testWorld()) ?? {};
		const names = [...pattern.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name = ""]) => name);
		// Usually an address gets a third of them, the next address the next third.
		for (const text of escaped.filter((_, place) => sized((place + number) % 3 === 0, true))) {
			const query = keys.map((key) => `${key}=${text}`).join("&");
			const paths = [`${addressOf(pattern, ids)}?${query}`];
			if (names.length > 0) paths.push(addressOf(pattern, { ...ids, [names.at(-1) ?? ""]: text }));
			for (const path of paths) asks.push({ name: `GET ${path}`, ask: () => send({ path, headers }) });
		}
	}
	expect(asks.length).toBeGreaterThan(sized(400, 1_000));
	expect(await faultsOf(asks)).toEqual([]);
});

test("the exchange door hears every parameter, also one that is lost on the way to pages", async () => {
	for (const name of ["__proto__", "constructor", "prototype", "toString", "_rsc", "nxtPpath"]) {
		const { status, text } = await send({ path: `/api/exchange/xapi/about?${name}=1` });
		expect([name, status, JSON.parse(text).reasons]).toMatchObject([name, 400, [{ code: "unknown-parameter" }]]);
	}
	expect((await send({ path: "/api/exchange/xapi/about" })).status).toBe(200);
});

const json = { "content-type": "application/json" };
const bodies: [string, Record<string, string>, string][] = [
	["NUL", json, '{"text":"a\\u0000b","email":"a\\u0000b"}'],
	["half a surrogate", json, '{"text":"\\ud800","code":"\\udfff"}'],
	["wrong type", json, '{"text":{"a":[]},"email":{},"body":7}'],
	["missing", json, "{}"],
	["not an object", json, "[[[]]]"],
	["unknown", json, '{"text":"a","__proto__":{"a":1},"constructor":1}'],
	["cut", json, '{"text":'],
	["1 MB", json, `{"text":"${"a".repeat(990_000)}"}`],
	["deep", json, "[".repeat(60_000)],
	["a form", { "content-type": "application/x-www-form-urlencoded" }, "text=%00&email=%ff&password[]=1&csrfToken"],
	["multipart without end", { "content-type": "multipart/form-data; boundary=x" }, "--x\r\n"],
	["multipart without a boundary", { "content-type": "multipart/form-data" }, "--x\r\n"],
	["another type", { "content-type": "image/png" }, "\u0000\u0001"],
	["no type", {}, "a"],
	["packed, it says", { "content-type": "application/json", "content-encoding": "gzip" }, "not gzip"],
	["packed otherwise", { "content-type": "application/json", "content-encoding": "br" }, "{}"],
];
const origins: [string, Record<string, string>][] = [
	["foreign", { origin: "https://evil.example" }],
	["unreadable", { origin: "http://[" }],
	["none", {}],
];
const authPaths = [
	"signin",
	"callback/credentials",
	"callback/passkey",
	"callback/oidc",
	"signin/oidc",
	"signout",
	"_log",
	"session",
	"error",
	"x/y",
];

/** What is sent to one address: each body from our own pages, and one from each other place. */
function requestsTo(path: string, cookie: Record<string, string>): { name: string; ask(): Promise<Got> }[] {
	const request = (name: string, sent: Omit<Sent, "path">) => ({
		name: `${sent.method} ${path}, ${name}`,
		ask: () => send({ ...sent, path, headers: { ...cookie, ...sent.headers } }),
	});
	return [
		...bodies.map(([name, type, body]) => request(name, { method: "POST", headers: { ...own, ...type }, body })),
		...origins.map(([name, from]) =>
			request(`origin ${name}`, { method: "POST", headers: { ...json, ...from }, body: "{}" }),
		),
		...(["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"] as const).map((method) => request("", { method, headers: own })),
	];
}

test("no question of an endpoint is a failure: bodies that cannot be, from anywhere", async ({ ask }) => {
	const asks = [];
	for (const { pattern, kind } of listRoutes()) {
		const row = routeTable[pattern];
		if (!row || kind !== "endpoint" || pattern.startsWith("/api/exchange") || pattern === "/api/oauth/token") continue;
		const cookie = await cookieOf(ask, row.for?.[0] ?? "nobody");
		const isAuth = pattern.startsWith("/api/auth");
		const addresses = isAuth ? authPaths.map((path) => `/api/auth/${path}`) : [addressOf(pattern)];
		asks.push(...addresses.flatMap((path) => requestsTo(path, cookie)));
	}
	expect(asks.length).toBeGreaterThan(800);
	expect(await faultsOf(asks)).toEqual([]);
});

/** Calls of one action as a browser could send them, and as nobody should. */
function callsOf({ id, name, pages }: AppAction, cookie: Record<string, string>, fields: readonly string[]) {
	const path = addressOf(pages[0] ?? "/");
	const call = (what: string, headers: Record<string, string>, body: string | Buffer) => ({
		name: `${name}: ${what}`,
		ask: () => send({ method: "POST", path, headers: { ...cookie, ...own, "next-action": id, ...headers }, body }),
	});
	const values = (what: string, text: string) => call(what, { "content-type": "text/plain;charset=UTF-8" }, text);
	const form = (what: string, value: string | Buffer, { root = '[null,"$K1"]', closed = true } = {}) => {
		const sent = multipart([["0", root], ...fields.map((field) => [`1_${field}`, value] as const)], { closed });
		return call(what, sent.headers, sent.body);
	};
	return [
		values("nothing", "[]"),
		values("wrong types", '[{"a":[1]},7]'),
		values("texts for a form", '["a","b","c"]'),
		values("NUL in a value", '["a\\u0000b","a\\u0000b"]'),
		values("half a surrogate", '["\\ud800","\\udfff"]'),
		values("no JSON", "[["),
		values("a reference to nothing", '["$K9","$Q1","$F2","$@3"]'),
		values("not a list", '{"a":1}'),
		values("deep", "[".repeat(50_000)),
		values("large", JSON.stringify(["x".repeat(900_000), "x"])),
		form("an empty form", "", {}),
		form("a form of ours in the wrong place", "1", { root: '["$K1"]' }),
		form("NUL in every field", "a\u0000b"),
		form("bytes that are no UTF-8", Buffer.from([0xff, 0xfe, 0xc0])),
		form("long fields", "9".repeat(5_000)),
		form("words where ids and numbers belong", "zonder betekenis"),
		form("an id of nothing", "01a22123-2302-7e9e-8fca-eea4bbf6788a"),
		form("a form that breaks off", "1", { closed: false }),
		call("another type", { "content-type": "application/json" }, "{}"),
		call("multipart without a boundary", { "content-type": "multipart/form-data" }, "--x\r\n"),
		call("a foreign origin", { "content-type": "text/plain", origin: "https://evil.example" }, "[]"),
		call("an origin that cannot be read", { "content-type": "text/plain", origin: "http://[" }, "[]"),
		call("from another site", { "content-type": "text/plain", "sec-fetch-site": "cross-site" }, "[]"),
	];
}

for (const part of [0, 1, 2, 3])
	test(`no action fails, whatever is sent to it (${part + 1} of 4)`, async ({ ask }) => {
		const actions = listActions();
		expect(actions.length).toBeGreaterThan(70);
		const fields = listFieldNames();
		expect(fields.length).toBeGreaterThan(40);
		const [signedIn, visitor] = [await cookieOf(ask, "lex"), await cookieOf(ask, "nobody")];
		const calls = actions
			.filter((_, index) => index % 4 === part)
			.flatMap((action) => callsOf(action, action.file.includes("(public)") ? visitor : signedIn, fields));
		expect(await faultsOf(calls)).toEqual([]);
	});

test("a state of the router that cannot be read is passed over, at the address that Next sends it to", async () => {
	for (const state of ["5", "null", "%22%22", "%ff", "%5B%22%22%2C%7B%22children%22%3A%5B1%2C2%5D%7D%5D"]) {
		const headers = { rsc: "1", "next-router-state-tree": state };
		const first = await send({ path: "/sign-in", headers });
		const path = first.headers.location ?? "/sign-in";
		expect((await send({ path, headers })).status).toBe(200);
	}
});

test("what another site sends is refused before anything of it happens", async ({ ask }) => {
	const cookie = await cookieOf(ask, "lex");
	for (const [path, kind] of [
		["/groups", "text/html"],
		["/api/v1/pupils/search", "application/problem+json"],
	] as const) {
		const got = await send({ method: "POST", path, headers: { ...cookie, origin: "https://evil.example" }, body: "a" });
		expect([got.status, got.headers["content-type"]?.split(";")[0]]).toEqual([403, kind]);
	}
});

test("requests that no client writes are answered in words", async () => {
	const host = new URL(baseUrl()).host;
	const requests: [string, string[], string?, boolean?][] = [
		["two hosts", ["GET /sign-in HTTP/1.1", `Host: ${host}`, "Host: evil.example"]],
		["no host", ["GET /sign-in HTTP/1.1"]],
		["the server itself", ["OPTIONS * HTTP/1.1", `Host: ${host}`]],
		["a body that breaks off", ["POST /sign-in HTTP/1.1", `Host: ${host}`, "Content-Length: 50"], "abc", true],
		["two lengths", ["POST /sign-in HTTP/1.1", `Host: ${host}`, "Content-Length: 1", "Content-Length: 2"], "ab"],
		["a head too large", ["GET /sign-in HTTP/1.1", `Host: ${host}`, `Cookie: ${"a".repeat(40_000)}`]],
		["no HTTP", ["HELLO"]],
		["another address", [`GET http://evil.example/sign-in HTTP/1.1`, `Host: ${host}`]],
		["backslashes", ["GET /\\evil.example HTTP/1.1", `Host: ${host}`]],
		[
			"a state of the router that cannot be",
			["GET /sign-in HTTP/1.1", `Host: ${host}`, "RSC: 1", "Next-Router-State-Tree: %ff"],
		],
		["a page that Next keeps for itself", ["GET /_global-error HTTP/1.1", `Host: ${host}`]],
		["a range that cannot be", ["GET /readme/group-grid.png HTTP/1.1", `Host: ${host}`, "Range: bytes=5-1"]],
		["a range behind the end", ["GET /readme/group-grid.png HTTP/1.1", `Host: ${host}`, "Range: bytes=99999999999-"]],
		["what a page takes", ["OPTIONS /sign-in HTTP/1.1", `Host: ${host}`]],
		["an offer of another protocol", ["GET /sign-in HTTP/1.1", `Host: ${host}`, "Upgrade: h2c"]],
		["an expectation that nobody has", ["GET /sign-in HTTP/1.1", `Host: ${host}`, "Expect: a miracle"]],
	];
	const seen = await Promise.all(
		requests.map(async ([name, lines, body, end]) => ({ name, got: await sendLines(lines, body, end) })),
	);
	expect(seen.filter(({ got }) => got.status === 0 || got.status >= 500).map(({ name }) => name)).toEqual([]);
	expect(seen.filter(({ got }) => /location: *https?:\/\/evil/i.test(got.text))).toEqual([]);
});
