import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { clientPool } from "./client-pool";

let tokens = 0;
const server = createServer((request, response) => {
	if (request.url === "/api/oauth/token") tokens += 1;
	response.setHeader("content-type", "application/json");
	response.end(JSON.stringify({ access_token: "t", expires_in: 600 }));
});
beforeAll(async () => {
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

it("asks one token for all schools that share a client", async () => {
	const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const clientFor = clientPool(address, new AbortController().signal);
	const results = { standard: "edu-v-results", scopes: ["eduv.result"] } as const;
	for (let school = 0; school < 5; school += 1) {
		const answer = await clientFor(results, { clientId: "one", secret: "s" }).send("/results", "{}", {});
		expect(answer.status).toBe(200);
	}
	expect(tokens).toBe(1);
	await clientFor(results, { clientId: "another", secret: "s" }).send("/results", "{}", {});
	expect(tokens).toBe(2);
});
