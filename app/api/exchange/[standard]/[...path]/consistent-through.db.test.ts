import { afterEach, describe, expect, test, vi } from "vitest";
import { issueAccessToken } from "@/lib/authz/oauth/access-tokens";
import * as turns from "@/lib/authz/rates/exchange-turns";
import { NoTurn } from "@/lib/authz/rates/exchange-turns";
import * as delivering from "@/lib/ingest/deliver";
import { testDatabase } from "@/lib/testing/database";
import { answered, type Sent, schoolAtTheDoor, senderTo } from "@/lib/testing/exchange-door";
import { createConnection } from "@/lib/testing/factories";
import * as route from "./route";

testDatabase();

const send = senderTo(route);
const school = schoolAtTheDoor();
const header = "x-experience-api-consistent-through";
const scopes = ["xapi.statements.write", "xapi.statements.read"];
const client = async (over: { state?: string; scopes?: string[] } = {}) => {
	const { clientId } = await createConnection(school.of().schoolId, { standard: "xapi", scopes, ...over });
	return issueAccessToken({ clientId, scopes: over.scopes ?? scopes });
};

afterEach(() => vi.restoreAllMocks());

/** Part 3, 2.1: the header stands on every answer of the Statements resource. */
async function expectHeader(sent: Omit<Sent, "path">, status: number, query = "") {
	const answer = await send({ path: `xapi/statements${query}`, ...sent });
	expect(answer.status).toBe(status);
	const through = new Date(answer.headers.get(header) ?? "none").getTime();
	expect(through).toBeGreaterThan(Date.now() - 7_200_000);
	expect(through).toBeLessThanOrEqual(Date.now() + 1_000);
	expect(answer.headers.get("x-experience-api-version")).toBe("1.0.3");
}

describe("part 3, 2.1: X-Experience-API-Consistent-Through", () => {
	test("stands on what is done and given", async () => {
		const token = await client();
		const statement = answered();
		await expectHeader({ token, body: [statement] }, 200);
		await expectHeader({ token, method: "PUT", body: statement }, 204, `?statementId=${statement.id}`);
		for (const method of ["GET", "HEAD"] as const) {
			await expectHeader({ token, method }, 200);
			await expectHeader({ token, method }, 200, `?statementId=${statement.id}`);
		}
	});
	test("stands on every refusal, also before the standard is reached", async () => {
		const token = await client();
		const statement = answered();
		await expectHeader({ token, body: [statement] }, 200);
		await expectHeader({ token, body: "{" }, 400);
		await expectHeader({ token, method: "GET" }, 400, "?limit=x");
		await expectHeader({ token, body: statement, headers: { "content-type": "text/plain" } }, 400);
		await expectHeader({ body: statement }, 401);
		await expectHeader({ token: "no token", body: statement }, 401);
		await expectHeader({ token: await client({ scopes: ["xapi.statements.read"] }), body: statement }, 403);
		await expectHeader({ token: await client({ state: "paused" }), body: statement }, 403);
		await expectHeader({ token, method: "GET" }, 404, `?statementId=${answered().id}`);
		await expectHeader({ token, method: "HEAD" }, 404, `?voidedStatementId=${statement.id}`);
		for (const method of ["DELETE", "PATCH"] as const) await expectHeader({ token, method }, 405);
		await expectHeader({ token, body: [{ ...statement, verb: { id: "x:other" } }] }, 409);
		await expectHeader({ token, body: statement, headers: { "content-length": "20000001" } }, 413);
	});
	test("stands on what comes too fast and on a fault of ours", async () => {
		const token = await client();
		vi.spyOn(turns, "takeClientTurn").mockImplementation(() => {
			throw new NoTurn(3);
		});
		await expectHeader({ token, body: answered() }, 429);
		vi.restoreAllMocks();
		vi.spyOn(delivering, "deliver").mockRejectedValue(new Error("broken"));
		await expectHeader({ token, body: answered() }, 503);
	});
	test("stands on no answer of another resource", async () => {
		for (const path of ["xapi/about", "xapi/nothing", "edu-v-results/v2/results"])
			expect((await send({ method: "GET", path })).headers.has(header)).toBe(false);
	});
});
