import { lookup } from "node:dns/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

vi.mock("node:dns/promises", () => ({ lookup: vi.fn() }));

const asked = vi.mocked(lookup);
/** What the name server says, one answer a question; the last one for ever. */
const answers = (...all: string[][]) => {
	for (const addresses of all) {
		const entries = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
		asked.mockResolvedValueOnce(entries as never);
	}
};
const servers: Server[] = [];

beforeEach(() => {
	vi.resetModules();
	asked.mockReset();
	asked.mockResolvedValue([] as never);
	for (const [name, value] of Object.entries({
		...{ PUBLIC_URL: "http://localhost:3000", DATABASE_URL: "postgres://nowhere", APP_SECRET: "x".repeat(32) },
		ALLOW_LOOPBACK_CALLS: "no",
	}))
		vi.stubEnv(name, value);
});
afterEach(() => {
	vi.unstubAllEnvs();
	for (const server of servers.splice(0)) server.close();
});

async function call(address: string, caps = { maxBytes: 1000, timeoutMs: 2000 }) {
	const { callPinned } = await import("./call-pinned");
	return callPinned(address, { method: "GET", headers: {} }, caps);
}

async function listen(listener: RequestListener): Promise<number> {
	const server = createServer(listener).listen(0, "127.0.0.1");
	servers.push(server);
	await new Promise((listening) => server.once("listening", listening));
	return (server.address() as AddressInfo).port;
}

describe("an address that somebody else chose", () => {
	it.each([
		"https://127.0.0.1/keys",
		"https://2130706433/keys",
		"https://0x7f.1/keys",
		"https://0177.0.0.1/keys",
		"https://[::1]/keys",
		"https://[::ffff:127.0.0.1]/keys",
		"https://[::ffff:a9fe:a9fe]/latest/meta-data",
		"https://169.254.169.254/latest/meta-data",
		"https://10.0.0.8:5432/",
		"https://[fd00::1]/",
		"https://１２７.0.0.1/",
	])("is not called when it stands for a place inside, however it is written: %s", async (address) => {
		await expect(call(address)).rejects.toMatchObject({ reason: "not-public" });
		expect(asked).not.toHaveBeenCalled();
	});

	it.each(["file:///etc/passwd", "ftp://8.8.8.8/", "gopher://8.8.8.8/", "http://8.8.8.8/keys"])(
		"is not called by anything but https: %s",
		async (address) => {
			await expect(call(address)).rejects.toMatchObject({ name: "OutgoingFault" });
		},
	);

	it("carries no name and password of its own", async () => {
		await expect(call("https://user:secret@supplier.example/keys")).rejects.toMatchObject({ reason: "address" });
		await expect(call("not an address")).rejects.toMatchObject({ reason: "address" });
	});

	it("is not called when one of the answers for its name is inside, whichever comes first", async () => {
		answers(["8.8.8.8", "10.0.0.1"], ["169.254.169.254"], ["2a00:1450:400e:80e::200e", "::1"]);
		for (let turn = 0; turn < 3; turn += 1)
			await expect(call("https://supplier.example/keys")).rejects.toMatchObject({ reason: "not-public" });
		expect(asked).toHaveBeenCalledTimes(3);
	});

	it("is asked of the name server once: another answer a moment later changes nothing", async () => {
		vi.stubEnv("ALLOW_LOOPBACK_CALLS", "yes");
		const port = await listen((request, response) => response.end(`to ${request.headers.host}`));
		answers(["127.0.0.1"], ["10.0.0.1"]);
		const { status, body } = await call(`http://rebinding.example:${port}/keys`);
		expect([status, body.toString()]).toEqual([200, `to rebinding.example:${port}`]);
		expect(asked).toHaveBeenCalledTimes(1);
	});
});

describe("the answer", () => {
	beforeEach(() => vi.stubEnv("ALLOW_LOOPBACK_CALLS", "yes"));

	it("that leads on is not followed", async () => {
		let inside = 0;
		const secret = await listen((_request, response) => {
			inside += 1;
			response.end("inside");
		});
		const port = await listen((_request, response) =>
			response.writeHead(302, { Location: `http://127.0.0.1:${secret}/` }).end(),
		);
		expect((await call(`http://127.0.0.1:${port}/`)).status).toBe(302);
		expect(inside).toBe(0);
	});

	it("that does not end, or is too large, is left", async () => {
		const large = await listen((_request, response) => response.end("x".repeat(2000)));
		await expect(call(`http://127.0.0.1:${large}/`)).rejects.toMatchObject({ reason: "too-large" });
		const slow = await listen((_request, response) => response.write("x"));
		await expect(call(`http://127.0.0.1:${slow}/`, { maxBytes: 1000, timeoutMs: 200 })).rejects.toMatchObject({
			name: "OutgoingFault",
		});
	});
});
