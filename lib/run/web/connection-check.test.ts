import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { withConnectionCheck } from "./connection-check";

let server: Server;
const built: string[] = [];
beforeAll(async () => {
	const page = withConnectionCheck((request, response) => {
		built.push(`${request.method} ${request.url}`);
		response.end();
	});
	server = createServer(page);
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());

const ask = (method: string, headers: Record<string, string>) =>
	fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/pupils/1`, { method, headers });

it("whether the network is back is answered without building the page", async () => {
	expect((await ask("HEAD", { rsc: "1" })).status).toBe(204);
	expect(built).toEqual([]);
	for (const [method, headers] of [
		["HEAD", {}],
		["GET", { rsc: "1" }],
		["POST", { rsc: "1" }],
	] as const)
		await ask(method, headers);
	expect(built).toEqual(["HEAD /pupils/1", "GET /pupils/1", "POST /pupils/1"]);
});
