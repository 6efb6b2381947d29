import { NextRequest } from "next/server";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { sealChallenge } from "@/lib/authz/passkeys/passkey-challenge";
import { hashClientSecret } from "@/lib/authz/sign-in/passwords";
import { prisma } from "@/lib/db/client";
import { inPlace } from "@/lib/db/in-place";
import type { SchoolId } from "@/lib/domain/ids";
import { findSignInCode } from "@/lib/domain/sign-in-codes";
import { testDatabase } from "@/lib/testing/database";
import { createAccount, createAccountAt, createSchool } from "@/lib/testing/factories";
import { GET, HEAD, POST } from "./route";

const door = { GET, HEAD, POST };

const jar = new Map<string, string>();
vi.mock("next/headers", () => ({
	cookies: async () => ({
		get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
		getAll: () => [...jar].map(([name, value]) => ({ name, value })),
		set: (name: string, value: string) => jar.set(name, value),
	}),
	headers: async () => new Headers({ "x-forwarded-for": "198.51.100.7" }),
}));
testDatabase();

const password = "vier gewone woorden samen";
const email = "anna@school.test";
const form = "application/x-www-form-urlencoded";
const json = "application/json";
let accounts = 0;
let placeId: SchoolId;

beforeAll(async () => {
	placeId = (await createSchool()).schoolId;
});
beforeEach(() => jar.clear());

interface Sent {
	readonly type?: string | null;
	readonly language?: string;
	readonly encoding?: string;
}

async function ask(
	method: "GET" | "HEAD" | "POST",
	path: string,
	body: BodyInit | null = null,
	{ type = form, language = "nl", encoding }: Sent = {},
): Promise<Response> {
	const headers = new Headers({ "accept-language": language });
	if (body !== null && type !== null) headers.set("content-type", type);
	if (encoding) headers.set("content-encoding", encoding);
	headers.set("cookie", [...jar].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("; "));
	const request = new NextRequest(`http://localhost:3000/api/auth/${path}`, { method, headers, body });
	const segments = path.replace(/\?.*/, "").split("/");
	const answer = await door[method](request, { params: Promise.resolve({ nextauth: segments }) });
	for (const cookie of answer.headers.getSetCookie()) {
		const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
		jar.set(name, decodeURIComponent(value));
	}
	return answer;
}

async function csrf(): Promise<string> {
	return ((await (await ask("GET", "csrf")).json()) as { csrfToken: string }).csrfToken;
}

async function post(path: string, fields: object, over: Sent & { as?: "form" | "json" } = {}): Promise<Response> {
	const sent = { csrfToken: await csrf(), json: "true", ...fields };
	return over.as === "json"
		? ask("POST", path, JSON.stringify(sent), { ...over, type: json })
		: ask("POST", path, new URLSearchParams(sent as Record<string, string>).toString(), over);
}

/** The code that the browser is sent to the sign-in page with; the address is ours, and holds nothing else. */
async function codeOf(answer: Response): Promise<string> {
	const { url } = (await answer.json()) as { url: string };
	const { origin, pathname, searchParams } = new URL(url);
	expect([origin, pathname, [...searchParams.keys()]]).toEqual(["http://localhost:3000", "/sign-in", ["error"]]);
	const code = findSignInCode(searchParams.get("error"));
	expect(code).not.toBeNull();
	return code ?? "";
}

const setHash = (address: string, passwordHash: string) =>
	inPlace({ placeId }, (tx) =>
		tx.userAccount.updateMany({ where: { placeId, email: address }, data: { passwordHash } }),
	);

async function newAccount(): Promise<string> {
	const address = `person${++accounts}@school.test`;
	const { userId } = await createAccount({ email: address });
	// The lightest cost, which the stored form names: what is tested here is the door.
	const passwordHash = await hashClientSecret(password);
	await createAccountAt(placeId, userId);
	await setHash(address, passwordHash);
	return address;
}

describe("what is open", () => {
	it.each(["form", "json"] as const)("a right password comes in, as %s", async (as) => {
		const answer = await post("callback/credentials", { email: await newAccount(), password }, { as });
		expect([answer.status, await answer.json()]).toEqual([200, { url: "http://localhost:3000/" }]);
		expect(jar.get("next-auth.session-token")).toMatch(/^ey/);
		expect(await prisma().session.count()).toBeGreaterThan(0);
	});

	it("HEAD is answered as GET is, without a body", async () => {
		const [head, get] = [await ask("HEAD", "csrf"), await ask("GET", "csrf")];
		expect([head.status, head.headers.get("content-type")]).toEqual([200, get.headers.get("content-type")]);
		expect([await head.text(), Object.keys(await get.json())]).toEqual(["", ["csrfToken"]]);
	});

	it("a token that is not ours begins nothing, and says to load the page again", async () => {
		const answer = await post("callback/credentials", {
			email: await newAccount(),
			password,
			csrfToken: "0".repeat(64),
		});
		expect([answer.status, await codeOf(answer)]).toEqual([403, "form-old"]);
		expect(jar.has("next-auth.session-token")).toBe(false);
	});
});

describe("what is shut", () => {
	const paths = ["_log", "session", "signout", "signin", "providers", "error", "verify-request", "callback/email", ""];
	const more = [
		"signin/credentials",
		"signin/oidc",
		"callback/oidc",
		"csrf/x",
		"callback",
		"CSRF",
		"callback/passkey/x",
	];
	it.each(
		[...paths, ...more].flatMap((path) => (["GET", "HEAD", "POST"] as const).map((method) => [method, path] as const)),
	)("%s /api/auth/%s does not exist", async (method, path) => {
		const body = method === "POST" ? JSON.stringify({ level: "error", code: "x", json: "true" }) : null;
		const answer = await ask(method, path, body, { type: json });
		expect([answer.status, answer.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
		expect(answer.headers.getSetCookie()).toEqual([]);
	});

	it("reads nothing of a body that it has no use for", async () => {
		let pulled = 0;
		const body = new ReadableStream({
			pull(controller) {
				pulled += 1;
				controller.enqueue(new TextEncoder().encode("[],".repeat(30_000)));
			},
		});
		const request = new NextRequest("http://localhost:3000/api/auth/_log", {
			...{ method: "POST", headers: { "content-type": json }, body, duplex: "half" },
		});
		const answer = await door.POST(request, { params: Promise.resolve({ nextauth: ["_log"] }) });
		expect([answer.status, pulled < 3]).toEqual([404, true]);
	});
});

describe("a body that is not read", () => {
	const endless = (piece: string) => {
		let sent = 0;
		const body = new ReadableStream({
			pull(controller) {
				sent += piece.length;
				controller.enqueue(new TextEncoder().encode(piece));
			},
		});
		return { body, sent: () => sent };
	};

	it.each([
		[json, "[],".repeat(10_000)],
		[form, "a&".repeat(10_000)],
	])("one without an end, as %s, is left after 64 kB and refused", async (type, piece) => {
		const { body, sent } = endless(piece);
		const answer = await ask("POST", "callback/credentials", body, { type });
		expect([answer.status, (await answer.json()).detail]).toEqual([413, expect.stringContaining("64 kB")]);
		expect(sent()).toBeLessThan(200_000);
	});

	it.each([
		["text/plain", "a=b"],
		["multipart/form-data; boundary=x", "--x\r\nbroken"],
		["application/xml", "<a/>"],
		["application/jsonp", "{}"],
		["application/x-www-form-urlencoded, application/json", "a=b"],
		[null, new Uint8Array([1, 2, 3])],
	])("as %s: 415 in words", async (type, body) => {
		const answer = await ask("POST", "callback/credentials", body, { type, language: "en" });
		expect([answer.status, (await answer.json()).detail]).toEqual([415, "Send this as a form or as JSON."]);
	});

	it.each([
		["cut JSON", json, '{"email":"a'],
		["a JSON text", json, '"x"'],
		["a JSON list", json, "[1]"],
		["null", json, "null"],
		["no body at all", json, ""],
		["not UTF-8", form, new Uint8Array([0x65, 0x3d, 0xff, 0xfe])],
		["a field twice", form, "email=a&email=b"],
	])("%s: 400 in words", async (_what, type, body) => {
		const answer = await ask("POST", "callback/credentials", body, { type });
		expect([answer.status, (await answer.json()).detail]).toEqual([400, expect.stringMatching(/geen heel formulier/)]);
	});
});

describe("fields that are none", () => {
	const strange: readonly unknown[] = [{}, [], null, 1, true, "a\0b", "\ud800", "x".repeat(20_000), { trim: 1 }];
	const cases = strange.flatMap((value) => ["email", "password", "code"].map((name) => [name, value] as const));
	it.each(cases)("%s as %j is refused by a code", async (name, value) => {
		const answer = await post("callback/credentials", { email, password, code: "", [name]: value }, { as: "json" });
		expect([answer.status, await codeOf(answer)]).toEqual([400, "invalid"]);
	});

	it.each([["email"], ["password"]])("a form without %s too", async (name) => {
		const { [name]: _without, ...fields } = { email, password } as Record<string, string>;
		expect(await codeOf(await post("callback/credentials", fields))).toBe("invalid");
	});

	it("fields that nobody asked for change nothing", async () => {
		const more = { __proto__x: 1, constructor: "x", providerId: "oidc", user: { id: "x" }, action: "_log" };
		const answer = await post("callback/credentials", { email, password: "wrong", ...more }, { as: "json" });
		expect([answer.status, await codeOf(answer)]).toEqual([401, "wrong"]);
	});

	it.each([{}, [], 7, null, "\0", "\ud800", "x".repeat(21_000), "{}", '{"id":1}'])(
		"an answer of a passkey as %j",
		async (answer) => {
			const told = await post("callback/passkey", { answer }, { as: "json" });
			expect(["invalid", "passkey-wrong"]).toContain(await codeOf(told));
			expect(told.status).toBeLessThan(500);
		},
	);

	it.each(["x\0", "\ud800", "a b", "é", ""])("a passkey whose id is %j is asked of no database", async (id) => {
		jar.set("groepsbeeld-passkey", await sealChallenge(`challenge ${id.length}${id.charCodeAt(0)}`, "sign-in"));
		const response = { authenticatorData: "x", clientDataJSON: "x", signature: "x" };
		const answer = { id, rawId: id, type: "public-key", clientExtensionResults: {}, response };
		const told = await post("callback/passkey", { answer: JSON.stringify(answer) });
		expect([told.status, await codeOf(told)]).toEqual([401, "passkey-wrong"]);
	});

	it.each([{}, [], 1, null, "x", "\0"])("a token as %j is none", async (csrfToken) => {
		const answer = await post("callback/credentials", { email, password, csrfToken }, { as: "json" });
		expect([answer.status, await codeOf(answer)]).toEqual([403, "form-old"]);
	});
});

describe("where one goes afterwards", () => {
	const foreign = [
		"https://evil.example/",
		"//evil.example",
		"\\\\evil.example",
		"/\\evil.example",
		"http://localhost:3000@evil.example/",
		"http://localhost:3001/",
		"https://localhost:3000/",
		"javascript:alert(1)",
		"data:text/html,x",
		"http://[",
		`/${"x".repeat(5_000)}`,
		{},
		[],
		7,
		null,
	];
	it.each(foreign)("callbackUrl %j leads to our first page", async (callbackUrl) => {
		const answer = await post(
			"callback/credentials",
			{ email: await newAccount(), password, callbackUrl },
			{ as: "json" },
		);
		expect([answer.status, await answer.json()]).toEqual([200, { url: "http://localhost:3000/" }]);
	});

	it.each([
		["/account", "http://localhost:3000/account"],
		["http://localhost:3000/groups?x=1", "http://localhost:3000/groups?x=1"],
		["groups", "http://localhost:3000/groups"],
		["/sign-in?error=wrong", "http://localhost:3000/sign-in?error=wrong"],
	])("callbackUrl %s is one of ours", async (callbackUrl, url) => {
		const answer = await post("callback/credentials", { email: await newAccount(), password, callbackUrl });
		expect([answer.status, await answer.json()]).toEqual([200, { url }]);
	});

	it.each(["https://evil.example/", "nonsense:", "http://[", "\0"])(
		"a kept address %j does not stand in the way",
		async (kept) => {
			jar.set("next-auth.callback-url", kept);
			expect((await ask("GET", "csrf")).status).toBe(200);
			const answer = await post("callback/credentials", { email: await newAccount(), password });
			expect(new URL(((await answer.json()) as { url: string }).url).origin).toBe("http://localhost:3000");
		},
	);

	it("a browser without scripts is sent to the page with the code, or in", async () => {
		const refused = await ask("POST", "callback/credentials", `email=a@b.nl&password=x&csrfToken=${await csrf()}`);
		expect([refused.status, refused.headers.get("location")]).toEqual([
			302,
			"http://localhost:3000/sign-in?error=wrong",
		]);
		const fields = new URLSearchParams({ email: await newAccount(), password, csrfToken: await csrf() });
		const inside = await ask("POST", "callback/credentials", fields.toString());
		expect([inside.status, inside.headers.get("location")]).toEqual([302, "http://localhost:3000/"]);
	});
});

it("a fault of ours leaves as one code, without a word of it", async () => {
	const token = await csrf();
	const address = await newAccount();
	await setHash(address, "not of the form");
	const body = new URLSearchParams({ email: address, password, csrfToken: token, json: "true" });
	const answer = await ask("POST", "callback/credentials", body.toString());
	expect([answer.status, await codeOf(answer)]).toEqual([503, "unavailable"]);
});
