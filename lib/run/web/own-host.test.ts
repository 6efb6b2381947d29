import { afterEach, expect, it, vi } from "vitest";
import { parseTrustedProxies } from "../../authz/rates/trusted-proxies";
import { listenOn, sendRaw } from "../../testing/raw-http";
import { withOwnHost } from "./own-host";

vi.stubEnv("DATABASE_URL", "postgres://nowhere");
vi.stubEnv("PUBLIC_URL", "http://localhost:3000");
vi.stubEnv("APP_SECRET", "x".repeat(32));

let close = async () => {};
afterEach(() => close());

const tell = "x-forwarded-host x-forwarded-proto host forwarded".split(" ");

/** What a request at these headers is answered, at an installation with this address and these proxies. */
async function ask(publicUrl: string, proxies: string, lines: readonly string[], line = "GET /groups?x=1") {
	const listener = withOwnHost(
		({ headers }, response) => response.end(tell.map((name) => headers[name] ?? "-").join(" ")),
		publicUrl,
		parseTrustedProxies(proxies),
	);
	const server = await listenOn(listener);
	close = server.close;
	const { status, head, body } = await sendRaw(server.port, [
		`${line} HTTP/1.1\r\n${[...lines, "Connection: close"].join("\r\n")}\r\n\r\n`,
	]);
	const [, location = null] = /^location: (.*)$/im.exec(head) ?? [];
	return { status, location: location?.trim() ?? null, body };
}

const https = "https://groep.example";
const inside = { status: 200, location: null, body: "groep.example https groep.example -" };
const sentOn = { status: 307, location: `${https}/groups?x=1`, body: "" };

it.each<[string, string, string[], object]>([
	["the own name", "", ["Host: groep.example"], inside],
	["with the port of https", "", ["Host: GROEP.example:443"], inside],
	["another name", "", ["Host: evil.example"], sentOn],
	["a proxy that is not set as trusted asks by address", "", ["Host: 10.0.0.5:3000"], inside],
	["forwarded names count from nobody", "", ["Host: evil.example", "X-Forwarded-Host: groep.example"], sentOn],
	["nor do they harm", "", ["Host: groep.example", "X-Forwarded-Host: evil.example", "Forwarded: host=evil"], inside],
	["a trusted proxy says the name", "1", ["Host: upstream", "X-Forwarded-Host: groep.example"], inside],
	["also another one", "1", ["Host: upstream", "X-Forwarded-Host: evil.example"], sentOn],
	["a trusted proxy that says none speaks for us", "1", ["Host: upstream"], inside],
	["a network that this sender is not of", "10.0.0.0/8", ["Host: x", "X-Forwarded-Host: groep.example"], sentOn],
])("%s", async (_, proxies, lines, answer) => expect(await ask(https, proxies, lines)).toEqual(answer));

it("on this machine another spelling of it is sent to the one that is set", async () => {
	const answer = await ask("http://localhost:3000", "", ["Host: 127.0.0.1:3000"]);
	expect([answer.status, answer.location]).toEqual([307, "http://localhost:3000/groups?x=1"]);
});

it("what would change something is not sent on, it is refused in words; two names are refused", async () => {
	const post = await ask(https, "", ["Host: evil.example", "Content-Length: 0"], "POST /groups");
	expect([post.status, post.body.includes(`Gebruik ${https}`)]).toEqual([421, true]);
	const two = await ask(https, "", ["Host: groep.example", "Host: evil.example"]);
	expect([two.status, two.location]).toEqual([400, null]);
	const none = await ask(https, "", ["Content-Length: 0"]);
	expect([none.status, none.body.includes(https)]).toEqual([400, true]);
});

it("suppliers and monitors come by any name", async () => {
	for (const line of ["POST /api/exchange/xapi/statements", "POST /api/oauth/token", "GET /api/health"])
		expect((await ask(https, "", ["Host: inner", "Content-Length: 0"], line)).status).toBe(200);
});
