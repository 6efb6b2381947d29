import { expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database";
import { POST } from "./route";

testDatabase();

test("another site cannot send a file with an admin's cookie, and the body is not read for it", async () => {
	let read = 0;
	const body = new ReadableStream({
		pull(controller) {
			read++;
			controller.enqueue(new Uint8Array(1_000_000));
		},
	});
	const headers = { "sec-fetch-site": "cross-site" };
	const address = "http://localhost:3000/api/v1/roster/imports";
	const request = new Request(address, { method: "POST", headers, body, duplex: "half" } as RequestInit);
	const answer = await POST(request);
	expect([answer.status, answer.headers.get("content-type")]).toEqual([403, "application/problem+json"]);
	expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
	expect(read).toBeLessThanOrEqual(1);
});
