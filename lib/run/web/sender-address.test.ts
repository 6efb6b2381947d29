import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { parseTrustedProxies } from "../../authz/rates/trusted-proxies";
import { withSenderAddress } from "./sender-address";

let server: Server | null = null;
afterEach(() => server?.close());

/** What a route reads, of a request over a real connection from this machine. */
async function readBehind(setting: string, forwarded: string[]): Promise<string> {
	const tell = withSenderAddress(({ headers }, response) => {
		response.end(String(headers["x-forwarded-for"]));
	}, parseTrustedProxies(setting));
	server = createServer(tell).listen(0, "127.0.0.1");
	await new Promise((listening) => server?.once("listening", listening));
	const { port } = server.address() as AddressInfo;
	return new Promise((resolve, reject) => {
		const headers = forwarded.length > 0 ? { "X-Forwarded-For": forwarded } : {};
		const sent = request({ port, host: "127.0.0.1", headers }, (response) => {
			response.setEncoding("utf8").once("data", resolve);
		});
		sent.once("error", reject).end();
	});
}

it("without a proxy a sender cannot invent where it comes from", async () => {
	expect(await readBehind("", ["198.51.100.1"])).toBe("127.0.0.1");
	expect(await readBehind("", [])).toBe("127.0.0.1");
});

it("behind a proxy its word counts, and only its own entry, also over several header lines", async () => {
	expect(await readBehind("1", ["1.1.1.1, 203.0.113.9"])).toBe("203.0.113.9");
	expect(await readBehind("127.0.0.0/8", ["1.1.1.1", "203.0.113.9"])).toBe("203.0.113.9");
	expect(await readBehind("10.0.0.0/8", ["203.0.113.9"])).toBe("127.0.0.1");
});
