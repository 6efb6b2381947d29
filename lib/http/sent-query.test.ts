import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { withReadableTarget } from "../run/web/readable-target";
import { sentQuery, sentQueryHeader } from "./sent-query";

let server: Server | null = null;
afterEach(() => server?.close());

/** The parameters behind the server around Next, which has lost those of the address itself. */
async function read(path: string, headers: Record<string, string> = {}): Promise<string[][]> {
	const tell = withReadableTarget((sent, response) => {
		const known = new Headers(sent.headers as Record<string, string>);
		response.end(JSON.stringify([...sentQuery({ url: "http://localhost/lost", headers: known })]));
	});
	server = createServer(tell).listen(0, "127.0.0.1");
	await new Promise((listening) => server?.once("listening", listening));
	const { port } = server.address() as AddressInfo;
	const text = await new Promise<string>((resolve, reject) => {
		const asked = request({ port, host: "127.0.0.1", path, headers }, (response) => {
			response.setEncoding("utf8").once("data", resolve);
		});
		asked.once("error", reject).end();
	});
	return JSON.parse(text);
}

it.each(["__proto__", "constructor", "prototype", "toString", "_rsc", "nxtPverb"])("%s is heard", async (name) =>
	expect(await read(`/api/exchange/xapi/statements?${name}=1&verb=x%3Av`)).toEqual([
		[name, "1"],
		["verb", "x:v"],
	]),
);

it("what a sender says that it sent is written over", async () => {
	expect(await read("/api/x?a=1", { [sentQueryHeader]: "b=2" })).toEqual([["a", "1"]]);
	expect(await read("/api/x", { [sentQueryHeader]: "b=2" })).toEqual([]);
});

it("without that server the address says it", () => {
	const asked = sentQuery(new Request("http://localhost/x?a=1&a=2&b=%2B"));
	expect([...asked].map((pair) => pair.join("="))).toEqual(["a=1", "a=2", "b=+"]);
});
