import path from "node:path";
import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { issueAccessToken } from "@/lib/authz/oauth/access-tokens";
import { listStandards } from "@/lib/standards/registry";
import { testDatabase } from "@/lib/testing/database";
import { type Sent, schoolAtTheDoor, senderTo } from "@/lib/testing/exchange-door";
import { createConnection } from "@/lib/testing/factories";
import { listFixtures } from "@/lib/testing/standard-fixtures";
import * as route from "./route";

testDatabase();

const send = senderTo(route);
const school = schoolAtTheDoor();
const tokens = new Map<string, string>();
const endpoints = listStandards().flatMap(({ key, endpoints: own }) =>
	own.map((endpoint) => ({ key, ...endpoint, name: `${endpoint.method} ${key}/${endpoint.path}` })),
);

beforeAll(async () => {
	for (const { key, endpoints: own } of listStandards()) {
		if (own.length === 0) continue;
		const scopes = [...new Set(own.flatMap((endpoint) => endpoint.scopes))];
		const { clientId } = await createConnection(school.of().schoolId, { standard: key, scopes });
		tokens.set(key, await issueAccessToken({ clientId, scopes }));
	}
});

const bytes = (...values: number[]) => new Uint8Array(values);
const bodies: readonly (readonly [string, string | Uint8Array])[] = [
	["nothing", ""],
	["a NUL", bytes(0)],
	["a text with NUL", '{"id":"a\\u0000b","actor":"\\u0000"}'],
	["half a character", '[{"id":"\\ud800"}]'],
	["no UTF-8", bytes(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d)],
	["UTF-16", new Uint8Array(Buffer.from('{"id":"a"}', "utf16le"))],
	["cut JSON", '{"id":"'],
	["a megabyte of text", JSON.stringify({ id: "x".repeat(1_000_000) })],
	["an element that is not closed", '<?xml version="1.0"?><EDEX><leerlingen>'],
	["XML with a NUL", '<?xml version="1.0"?><EDEX a="&#0;">\0</EDEX>'],
	["XML that names another charset", '<?xml version="1.0" encoding="utf-7"?><EDEX/>'],
	["the head of a zip", bytes(0x50, 0x4b, 3, 4, 0, 0, 0, 0)],
	["a zip of a file with a strange name", zipSync({ "manifest.csv": strToU8("\0,\0"), "..\0/x": strToU8("a") })],
	["a roster with NUL", zipSync({ "users.csv": strToU8("sourcedId,givenName\n\0,\0") })],
	["parts without an end", "--x\r\ncontent-type: application/json\r\n\r\n{"],
];
const types = [
	"application/json",
	"multipart/mixed; boundary=x",
	"multipart/mixed",
	'text/plain; charset="',
	"x".repeat(8_000),
];
const strangeHeaders: readonly Record<string, string>[] = [
	{ authorization: "Bearer" },
	{ authorization: `Bearer ${"a".repeat(20_000)}` },
	{ authorization: "Bearer a.b.c" },
	{ authorization: `Basic ${Buffer.from("\0:\0").toString("base64")}` },
	{ authorization: `Basic ${Buffer.from([0xff, 0xfe, 0x3a, 0xff]).toString("base64")}` },
	{ authorization: "Basic é, Basic x" },
	{ "content-encoding": "br" },
	{ "content-encoding": "gzip" },
	{ "content-length": "-1" },
	{ "content-length": "1e9" },
	{ "content-length": "x" },
	{ "accept-language": ",;q=é" },
	{ "x-experience-api-version": "1.0.3\t" },
	{ "x-experience-api-version": "9".repeat(5_000) },
	{ "x-forwarded-for": "\u00ff, ::::, 999.1.1.1" },
];

/** An answer of the standard, in its own form: what is wrong lies with who sends. */
async function answered({ key, path: at, method }: (typeof endpoints)[number], sent: Partial<Sent>): Promise<number> {
	const token = "authorization" in (sent.headers ?? {}) ? null : (tokens.get(key) ?? null);
	const bodiless = method === "GET" || method === "HEAD";
	const { body, ...over } = sent;
	const answer = await send({
		method: method as "GET",
		token,
		path: `${key}/${at}`,
		...(bodiless ? {} : { body }),
		...over,
	});
	expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
	return answer.status;
}

describe.each(endpoints)("$name", (endpoint) => {
	// A roster is read in a process of its own whatever its type is said to be: each request costs the start of one.
	const isRoster = endpoint.kind === "roster";

	it.each(bodies)("of %s, as whatever type: never a fault of ours", async (_what, body) => {
		for (const type of isRoster ? types.slice(0, 1) : types)
			expect(await answered(endpoint, { body, headers: { "content-type": type } }), type).toBeLessThan(500);
		const packed = gzipSync(body);
		expect(await answered(endpoint, { body: packed, headers: { "content-encoding": "gzip" } })).toBeLessThan(500);
	});

	// Headers and parameters are read at the door, before any roster.
	if (isRoster && endpoint.key !== "oneroster-csv") return;

	it("with strange headers", async () => {
		for (const headers of strangeHeaders)
			expect(await answered(endpoint, { body: "{}", headers }), JSON.stringify(headers).slice(0, 80)).toBeLessThan(500);
	});

	it("with strange parameters", async () => {
		for (const query of [
			"%00=%00",
			"apply=%00",
			"%ff=%ff",
			"a=%ED%A0%80",
			"apply=true&apply=%ff",
			"=",
			"&&&",
			`a=${"x".repeat(20_000)}`,
		])
			expect(
				await answered(endpoint, { body: "{}", path: `${endpoint.key}/${endpoint.path}?${query}` }),
				query.slice(0, 40),
			).toBeLessThan(500);
	});
});

describe("a question for statements", () => {
	const ask = (query: string) =>
		send({ method: "GET", path: `xapi/statements?${query}`, token: tokens.get("xapi") ?? null }).then(
			({ status }) => status,
		);
	const account = (name: string) => JSON.stringify({ account: { homePage: "https://a.example", name } });
	const values = [
		...[
			"\0",
			"https://a.example/\0",
			"https://a.example/\u00ff",
			"x".repeat(30_000),
			"{}",
			"[]",
			"-1",
			"1e9",
			"true\0",
		],
		...["0000-01-01T00:00:00Z", "0000-02-29T00:00:00.000Z", "9999-12-31T23:59:59.999Z", "2026-02-31T00:00:00Z"],
		...[
			account("\0"),
			account("\ud800"),
			account("x".repeat(6_000)),
			'{"mbox":"mailto:\\u0000@a.nl"}',
			'{"openid":"https://a/\\u0000"}',
		],
		...['{"mbox":"mailto:\\udc00@a.nl"}', "00000000-0000-4000-8000-00000000000\0"],
	];
	const names = [
		"statementId",
		"voidedStatementId",
		"agent",
		"verb",
		"activity",
		"registration",
		"since",
		"until",
		"limit",
	];
	const more = ["related_agents", "ascending", "format", "attachments", "more"];

	it.each([...names, ...more])("%s of anything", async (name) => {
		for (const value of values) {
			const raw = [encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, "\ufffd")), "%ff%00", "%ED%A0%80"];
			for (const text of raw) expect(await ask(`${name}=${text}`), `${name}=${text.slice(0, 60)}`).toBeLessThan(500);
		}
	});

	const filter = {
		...{ statementId: null, voidedStatementId: null, agent: null, relatedAgents: false, verb: null, activity: null },
		...{ relatedActivities: false, registration: null, since: null, until: null, limit: 10, ascending: false },
		after: { stored: "2026-01-01T00:00:00Z", sequence: "1" },
	};
	it.each([
		...["agent", "verb", "activity"].flatMap((name) => [{ [name]: "a\0b" }, { [name]: "a\ud800" }, { [name]: "" }]),
		...["since", "until"].flatMap((name) => [{ [name]: "0000-01-01T00:00:00Z" }, { [name]: "9999-12-31T23:59:59Z" }]),
		{ after: { stored: "0000-01-01T00:00:00Z", sequence: "1" } },
		{ after: { stored: "0001-01-01T00:00:00+23:59", sequence: "9".repeat(18) } },
		{ after: { stored: "9999-12-31T23:59:59.999999999999Z", sequence: "0" } },
		{ registration: "00000000-0000-0000-0000-000000000000" },
	])("the rest of a list that we never wrote: %j", async (over) => {
		const text = JSON.stringify({ format: "exact", attachments: false, filter: { ...filter, ...over } });
		expect(await ask(`more=${Buffer.from(text).toString("base64url")}`)).toBeLessThan(500);
	});
});

describe("a good message with one text that no database keeps", () => {
	const folder = path.resolve(import.meta.dirname, "../../../../../lib/standards");
	const texts = ["a\0b", "\ud800", "\udfff x", "x".repeat(100_000), "\u202e", "\uffff"];
	const places = (value: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] =>
		typeof value === "string"
			? [at]
			: typeof value !== "object" || value === null
				? []
				: Object.entries(value).flatMap(([key, child]) =>
						places(child, [...at, Array.isArray(value) ? Number(key) : key]),
					);
	const put = (value: unknown, [first, ...rest]: readonly (string | number)[], text: string): unknown => {
		if (first === undefined) return text;
		const copy = structuredClone(value) as Record<string | number, unknown>;
		copy[first] = put(copy[first], rest, text);
		return copy;
	};

	it.each([
		["xapi", "answered"],
		["edu-v-results", "v2-full"],
	])("%s %s", async (key, name) => {
		const fixture = listFixtures(path.join(folder, key)).find((one) => one.name === name);
		const { path: at, method, headers, body } = fixture?.input ?? { path: "", method: "POST", headers: {}, body: null };
		const all = places(body);
		expect(all.length).toBeGreaterThan(10);
		for (const [number, place] of all.entries()) {
			const text = texts[number % texts.length] ?? "";
			const sent = { method: method as "POST", path: `${key}/${at}`, token: tokens.get(key) ?? null, headers };
			const { status } = await send({ ...sent, body: JSON.stringify(put(body, place, text)) });
			expect(status, `${place.join("/")} ${JSON.stringify(text).slice(0, 20)}`).toBeLessThan(500);
		}
	});
});
