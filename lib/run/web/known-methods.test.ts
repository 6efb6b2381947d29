import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withKnownMethods } from "./known-methods";

const server = createServer(withKnownMethods((asked, answer) => answer.end(`${asked.method} ${asked.headers.cookie}`)));
beforeAll(() => new Promise<void>((done) => server.listen(0, "127.0.0.1", done)));
afterAll(() => server.close());

function ask(method: string): Promise<{ status: number | undefined; text: string }> {
	const { port } = server.address() as AddressInfo;
	return new Promise((done, fail) => {
		const sent = request({ host: "127.0.0.1", port, method, headers: { cookie: "secret" } }, (answer) => {
			let text = "";
			answer.on("data", (part) => {
				text += part;
			});
			answer.on("end", () => done({ status: answer.statusCode, text }));
		});
		sent.on("error", fail);
		sent.end();
	});
}

it.each(["TRACE", "PROPFIND"])("%s is refused, and nothing of the request comes back", async (method) => {
	expect(await ask(method)).toEqual({ status: 405, text: "" });
});

it.each(["GET", "PUT", "DELETE"])("%s goes on", async (method) => {
	expect(await ask(method)).toEqual({ status: 200, text: `${method} secret` });
});
