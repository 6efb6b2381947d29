import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { withHttpsOnly } from "./https-only";

let server: Server | null = null;
afterEach(() => server?.close());

async function answerOf(publicUrl: string) {
	const listener = withHttpsOnly((_asked, answer) => answer.end("well"), publicUrl);
	server = createServer(listener).listen(0, "127.0.0.1");
	await new Promise((listening) => server?.once("listening", listening));
	const { port } = server.address() as AddressInfo;
	return new Promise<{ status: number | undefined; transport: unknown; text: string }>((resolve, reject) => {
		const sent = request({ port, host: "127.0.0.1" }, (answer) => {
			const parts: Buffer[] = [];
			answer.on("data", (part: Buffer) => parts.push(part));
			answer.on("end", () => {
				const transport = answer.headers["strict-transport-security"];
				resolve({ status: answer.statusCode, transport, text: Buffer.concat(parts).toString() });
			});
		});
		sent.once("error", reject).end();
	});
}

it("behind https every answer says that only https will do, for subdomains too", async () => {
	const { status, transport } = await answerOf("https://groepsbeeld.example");
	expect([status, transport]).toEqual([200, "max-age=31536000; includeSubDomains"]);
});

it("without https nothing is said: a browser would lock people out of their own machine", async () => {
	expect((await answerOf("http://localhost:3000")).transport).toBeUndefined();
});
