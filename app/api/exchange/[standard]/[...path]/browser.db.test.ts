import { describe, expect, test, vi } from "vitest";
import { issueAccessToken } from "@/lib/authz/oauth/access-tokens";
import { prisma } from "@/lib/db/client";
import { inSchool } from "@/lib/db/in-school";
import { testDatabase } from "@/lib/testing/database";
import { answered, type Sent, schoolAtTheDoor, senderTo } from "@/lib/testing/exchange-door";
import { createConnection, createSchool } from "@/lib/testing/factories";
import * as route from "./route";

testDatabase();

const send = senderTo(route);
const school = schoolAtTheDoor();
const scopes = ["xapi.statements.write", "xapi.statements.read"];

/** A connection whose content runs on pages of these origins, and a token of its client. */
async function contentOf(
	origins: string[],
	over: { state?: string; standard?: string } = {},
	schoolId = school.of().schoolId,
) {
	const { connectionId, clientId } = await createConnection(schoolId, { standard: "xapi", scopes, ...over });
	const setOrigins = (browserOrigins: string[]) =>
		inSchool({ schoolId }, (tx) =>
			tx.connection.update({ where: { schoolId_id: { schoolId, id: connectionId } }, data: { browserOrigins } }),
		);
	await setOrigins(origins);
	return { token: await issueAccessToken({ clientId, scopes }), setOrigins };
}

let number = 0;
const newOrigin = () => `https://inhoud-${++number}.example`;
const cors = (answer: Response) =>
	Object.fromEntries([...answer.headers].filter(([name]) => name.startsWith("access-control-")));
const preflight = (origin: string, over: Partial<Sent> = {}) =>
	send({
		...{ method: "OPTIONS", path: "xapi/statements", ...over },
		headers: { origin, "access-control-request-method": "POST", ...over.headers },
	});

describe("a preflight", () => {
	test("is answered without credentials for the page of an active connection", async () => {
		const origin = newOrigin();
		await contentOf([newOrigin(), origin]);
		const answer = await preflight(origin);
		expect([answer.status, await answer.text()]).toEqual([204, ""]);
		expect(cors(answer)).toEqual({
			"access-control-allow-origin": origin,
			"access-control-allow-credentials": "true",
			"access-control-allow-methods": "POST, PUT, GET, HEAD",
			"access-control-allow-headers": "Authorization, Content-Type, If-Match, If-None-Match, X-Experience-API-Version",
			"access-control-max-age": "600",
			"access-control-expose-headers": expect.stringContaining("X-Experience-API-Consistent-Through"),
		});
		expect(answer.headers.get("vary")).toMatch(/^Origin, Access-Control-Request-Method/);
		expect(cors(await preflight(origin, { path: "xapi/about" }))).toMatchObject({
			"access-control-allow-origin": origin,
			"access-control-allow-methods": "GET, HEAD",
		});
	});
	test.each(["asked", "paused", "held", "error", "revoked"])(
		"tells nothing of a connection that is %s",
		async (state) => {
			const origin = newOrigin();
			await contentOf([origin], { state });
			expect(cors(await preflight(origin))).toEqual({});
		},
	);
	test("tells nothing to other pages, of other standards or where no content runs, and nothing of a school", async () => {
		const origin = newOrigin();
		await contentOf([origin]);
		for (const other of [newOrigin(), "null", "*", origin.replace("https", "http"), `${origin}:8443`, `${origin}/`])
			expect(cors(await preflight(other)), other).toEqual({});
		for (const path of ["edu-v-results/v2/results", "oneroster-csv/roster"]) {
			const answer = await preflight(origin, { path });
			expect([answer.status, cors(answer)]).toEqual([204, {}]);
			expect(answer.headers.get("allow")).toMatch(/POST/);
		}
		expect((await preflight(origin, { path: "xapi/nothing" })).status).toBe(404);
		const answer = await preflight(origin);
		expect(JSON.stringify([...answer.headers])).not.toContain(school.of().schoolId);
	});
	test("follows the list at once, and asks the database once for many", async () => {
		const origin = newOrigin();
		const { setOrigins } = await contentOf([]);
		expect(cors(await preflight(origin))).toEqual({});
		await setOrigins([origin]);
		const asked = vi.spyOn(prisma(), "$queryRaw");
		const answers = await Promise.all(Array.from({ length: 50 }, () => preflight(origin)));
		for (const answer of answers) expect(cors(answer)["access-control-allow-origin"]).toBe(origin);
		expect(asked.mock.calls.length).toBeLessThan(10);
		asked.mockRestore();
		await setOrigins([]);
		expect(cors(await preflight(origin))).toEqual({});
	});
});

describe("a request of content in a browser", () => {
	const post = (token: string | null, origin: string, over: Partial<Sent> = {}) =>
		send({ path: "xapi/statements", token, body: answered(), headers: { origin }, ...over });

	test("of a page of its own connection is done, and its page may read the answer", async () => {
		const origin = newOrigin();
		const { token } = await contentOf([origin]);
		for (const answer of [
			await post(token, origin),
			await post(token, origin, { body: [{ no: "statement" }] }),
			await send({ method: "GET", path: "xapi/statements", token, headers: { origin } }),
			await send({ method: "HEAD", path: "xapi/statements", token, headers: { origin } }),
			await send({ method: "DELETE", path: "xapi/statements", token, headers: { origin } }),
		]) {
			expect(cors(answer)).toMatchObject({ "access-control-allow-origin": origin });
			expect(answer.headers.get("vary")).toBe("Origin");
		}
	});
	test("of a page of another connection, also of another school, is refused, and its page cannot read why", async () => {
		const [own, colleague, elsewhere] = [newOrigin(), newOrigin(), newOrigin()];
		const { token } = await contentOf([own]);
		await contentOf([colleague]);
		await contentOf([elsewhere], {}, (await createSchool()).schoolId);
		for (const origin of [colleague, elsewhere, newOrigin(), "null"])
			for (const over of [{}, { method: "GET" as const, body: undefined }]) {
				const answer = await school.keepsNothing(() => post(token, origin, over));
				expect([answer.status, cors(answer)], origin).toEqual([403, {}]);
				const { error, reasons } = await answer.json();
				// What, where and how to mend it: no word of scopes, which are not what is wrong.
				expect(error).toContain("page that this was sent from");
				expect(reasons).toMatchObject([
					{ code: "origin-not-allowed", message: expect.stringMatching(/header Origin .*Lesstof in de browser/) },
				]);
				expect(answer.headers.get("vary")).toBe("Origin");
			}
	});
	test("of a page that was taken off is refused at once", async () => {
		const origin = newOrigin();
		const { token, setOrigins } = await contentOf([origin]);
		expect((await post(token, origin)).status).toBe(200);
		await setOrigins([]);
		const refused = await post(token, origin);
		expect([refused.status, cors(refused)]).toEqual([403, {}]);
	});
	test("without credentials is refused; a page of an active connection may read that", async () => {
		const origin = newOrigin();
		await contentOf([origin]);
		const refused = await post(null, origin);
		expect([refused.status, cors(refused)["access-control-allow-origin"]]).toEqual([401, origin]);
		expect(cors(await post(null, newOrigin()))).toEqual({});
	});
	test("that names no page is not of a browser: its connection needs no list", async () => {
		const { token } = await contentOf([]);
		const answer = await send({ path: "xapi/statements", token, body: answered() });
		expect([answer.status, cors(answer), answer.headers.get("vary")]).toEqual([200, {}, "Origin"]);
	});
});
