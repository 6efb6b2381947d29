import type { ServerResponse } from "node:http";
import { afterEach, expect, it, vi } from "vitest";
import { visits } from "../../http/visit";
import { listenOn, sendRaw } from "../../testing/raw-http";
import { withTruthfulStatus } from "./truthful-status";

vi.stubEnv("DATABASE_URL", "postgres://nowhere");
vi.stubEnv("PUBLIC_URL", "http://localhost:3000");
vi.stubEnv("APP_SECRET", "x".repeat(32));

let close = async () => {};
afterEach(() => close());

/** What is answered when the handler fails as Next does, having come so far. */
async function fail(line: string, headers: string, begun: boolean, refusal: "not-allowed" | "invalid" | null) {
	const answerAsNext = (response: ServerResponse) => {
		response.statusCode = 500;
		response.setHeader("content-type", "text/html");
		response.write("a part of a page");
		response.end("the rest");
	};
	const server = await listenOn(
		withTruthfulStatus(async (_request, response) => {
			const visit = visits().getStore();
			if (visit) Object.assign(visit, { begun, refusal });
			await Promise.resolve();
			answerAsNext(response);
		}),
	);
	close = server.close;
	const { status, body } = await sendRaw(server.port, [
		`${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept-Language: en\r\n${headers}\r\n`,
	]);
	return { status, body };
}

it("an action that could not be decoded is the sender's fault, in a page or as text", async () => {
	const page = await fail("POST /groups", "", false, null);
	expect([page.status, page.body]).toEqual([400, expect.stringContaining("<h1>This could not be read</h1>")]);
	const text = await fail("POST /groups", "Next-Action: x\r\n", false, null);
	expect(text).toEqual({
		status: 400,
		body: "What your browser sent is not right. Reload the page and try again. Nothing was changed.",
	});
});

it("Next's own words on an action that it does not know are ours, in the reader's language; those of others stay", async () => {
	const answer = async (status: number, type: string, headers: string) => {
		const server = await listenOn(
			withTruthfulStatus((_request, response) => {
				response.statusCode = status;
				response.setHeader("content-type", type);
				response.end("Server Action unavailable.");
			}),
		);
		close = server.close;
		const head = `POST /groups HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept-Language: en\r\n${headers}\r\n`;
		const got = await sendRaw(server.port, [head]);
		await server.close();
		return [got.status, got.body.includes("What your browser sent is not right")];
	};
	expect(await answer(409, "text/plain", "")).toEqual([409, true]);
	expect(await answer(404, "text/html", "Next-Action: x\r\n")).toEqual([404, true]);
	expect(await answer(404, "text/html", "")).toEqual([404, false]);
	expect(await answer(403, "text/plain", "Next-Action: x\r\n")).toEqual([403, false]);
});

it("a method that an endpoint does not have is refused in words, but for whoever says so itself", async () => {
	const answer = async (allow: string | null) => {
		const server = await listenOn(
			withTruthfulStatus((_request, response) => {
				response.statusCode = 405;
				if (allow !== null) response.setHeader("allow", allow);
				response.end();
			}),
		);
		close = server.close;
		const head = "PATCH /api/v1/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept-Language: en\r\n\r\n";
		const got = await sendRaw(server.port, [head]);
		await server.close();
		return [got.status, got.body.includes("This address is used in another way")];
	};
	expect(await answer(null)).toEqual([405, true]);
	expect(await answer("GET")).toEqual([405, false]);
});

it("a refusal of an action has the status that it is", async () => {
	expect((await fail("POST /groups", "", true, "not-allowed")).status).toBe(403);
	expect((await fail("POST /groups", "", true, "invalid")).status).toBe(400);
});

it("a failure of ours stays one: of an action that began, of a page, of an endpoint", async () => {
	const failed = { status: 500, body: expect.stringContaining("the rest") };
	expect(await fail("POST /groups", "", true, null)).toEqual(failed);
	expect(await fail("GET /groups", "", false, null)).toEqual(failed);
	expect(await fail("POST /api/v1/x", "", false, null)).toEqual(failed);
});
