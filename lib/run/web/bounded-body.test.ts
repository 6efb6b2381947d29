import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { bodyLimits } from "../../domain/body-limits";
import { connectTo, listenOn, sendRaw } from "../../testing/raw-http";
import { withBoundedBody } from "./bounded-body";

vi.stubEnv("DATABASE_URL", "postgres://nowhere");
vi.stubEnv("PUBLIC_URL", "http://localhost:3000");
vi.stubEnv("APP_SECRET", "x".repeat(32));

let server: Awaited<ReturnType<typeof listenOn>>;
let read = 0;
beforeAll(async () => {
	server = await listenOn(
		withBoundedBody((request, response) => {
			let bytes = 0;
			request.on("data", (part: Buffer) => {
				bytes += part.length;
				read += part.length;
			});
			request.on("end", () => response.end(`${bytes} of ${request.headers["content-length"]}`));
		}),
	);
});
afterAll(() => server.close());

const head = (path: string, more: string) => `POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${more}\r\n`;
const chunk = (bytes: number) => `${bytes.toString(16)}\r\n${"a".repeat(bytes)}\r\n`;

it.each([
	["/api/auth/callback/credentials", bodyLimits.signIn],
	["/sign-in", bodyLimits.signIn],
	["/groups", bodyLimits.screen],
	["/api/v1/pupils/search", bodyLimits.screen],
	["/api/v1/suppliers/agreements", bodyLimits.agreement],
	["/api/v1/roster/imports", bodyLimits.roster],
	["/api/exchange/xapi/statements", bodyLimits.exchange],
])("%s takes %i bytes, and answers one more before it is read", async (path, most) => {
	const fits = await sendRaw(server.port, [head(path, "Content-Length: 3\r\n"), "abc"]);
	expect([fits.status, fits.body]).toEqual([200, "3 of 3"]);
	read = 0;
	const tooLong = await sendRaw(server.port, [head(path, `Content-Length: ${most + 1}\r\n`)], { end: true });
	expect([tooLong.status, read]).toEqual([413, 0]);
});

it("whoever sends a body that was refused gets to read why", async () => {
	const body = Buffer.alloc(20_000_000, 0x2c);
	const parts = [head("/sign-in", `Content-Length: ${body.length}\r\nAccept-Language: en\r\n`), body];
	const answer = await sendRaw(server.port, parts);
	expect(answer.status).toBe(413);
	expect(answer.body).toContain("at most 64 kB");
});

it("a body without a length is gathered to the same limit and goes on with its length", async () => {
	const chunked = head("/sign-in", "Transfer-Encoding: chunked\r\n");
	const fits = await sendRaw(server.port, [chunked, chunk(1_000), chunk(2_000), "0\r\n\r\n"]);
	expect([fits.status, fits.body]).toContain("3000 of 3000");
	read = 0;
	const tooLong = await sendRaw(server.port, [
		chunked,
		...Array.from({ length: 100 }, () => chunk(10_000)),
		"0\r\n\r\n",
	]);
	expect([tooLong.status, read]).toEqual([413, 0]);
});

it("what breaks off before it is whole reaches no route", async () => {
	read = 0;
	const cut = await sendRaw(server.port, [head("/sign-in", "Transfer-Encoding: chunked\r\n"), chunk(10)], {
		end: true,
	});
	expect([cut.status, read]).toEqual([400, 0]);
});

it("one address holds so much without a length, and leaves room for others", async () => {
	const from = (address: string) => head("/groups", `Transfer-Encoding: chunked\r\nX-Forwarded-For: ${address}\r\n`);
	const held = Array.from({ length: 4 }, () => connectTo(server.port, [from("10.0.0.1"), chunk(990_000)]));
	await expect
		.poll(async () => (await sendRaw(server.port, [from("10.0.0.1"), chunk(90_000), "0\r\n\r\n"])).status)
		.toBe(503);
	const other = await sendRaw(server.port, [from("10.0.0.2"), chunk(90_000), "0\r\n\r\n"]);
	expect([other.status, other.body]).toContain("90000 of 90000");
	for (const socket of held) socket.destroy();
	await expect
		.poll(async () => (await sendRaw(server.port, [from("10.0.0.1"), chunk(90_000), "0\r\n\r\n"])).status)
		.toBe(200);
});

it("whoever asks first is told to go on, or is refused without sending", async () => {
	const asks = (bytes: number) => head("/sign-in", `Content-Length: ${bytes}\r\nExpect: 100-continue\r\n`);
	const refused = await sendRaw(server.port, [asks(100_000)]);
	expect(refused.status).toBe(413);
	const fits = await sendRaw(server.port, [asks(3), "abc"]);
	expect(`${fits.head} ${fits.body}`).toMatch(/100 Continue.*200 OK.*3 of 3/s);
});
