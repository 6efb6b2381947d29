import { randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { issueAccessToken } from "@/lib/authz/oauth/access-tokens";
import { prisma } from "@/lib/db/client";
import { testDatabase } from "@/lib/testing/database";
import { eckId, type Sent, schoolAtTheDoor, senderTo } from "@/lib/testing/exchange-door";
import { createConnection } from "@/lib/testing/factories";
import * as route from "./route";

testDatabase();

const send = senderTo(route);
const school = schoolAtTheDoor();
let results: string;

beforeAll(async () => {
	results = await school.newClient({ standard: "edu-v-results", scopes: ["eduv.result"] });
});

const toResults = (body: Sent["body"], over: Partial<Sent> = {}) =>
	send({ path: "edu-v-results/v2/results", token: results, body, ...over });

function message(over: object = {}, item: object = {}) {
	const at = "2025-11-20T09:00:00Z";
	return {
		id: randomUUID(),
		assessmentDateTime: at,
		assessmentDefinition: {
			id: "toets-1",
			name: "Blok 1",
			subjects: [{ subjectPrefix: "RE", subjectName: "Rekenen" }],
			studyLevelId: "g6",
		},
		school: { organisationMasterIdentifier: school.of().masterId },
		schoolPeriod: "2025-2026",
		timestamp: at,
		toolName: "Toetsmaker",
		studentScoresAndResults: [
			{
				id: randomUUID(),
				student: { userMasterIdentifier: eckId },
				status: "final",
				dateCreated: at,
				dateLastModified: at,
				scores: [{ scoreValue: "80", scoreType: "PercentageCorrect", assessmentId: "toets-1" }],
				...item,
			},
		],
		...over,
	};
}

describe("results", () => {
	test("a good message is 201 and stands; sent again it changes nothing", async () => {
		const sent = message();
		expect((await toResults(sent)).status).toBe(201);
		const { entries } = await school.facts();
		expect((await toResults(sent)).status).toBe(201);
		expect((await school.facts()).entries).toBe(entries);
	});

	test("an unknown pupil is 202; one wrong item is 400 with an entry for each, the good one kept", async () => {
		const stranger = { student: { userMasterIdentifier: `https://ketenid.nl/201703/${"0".repeat(128)}` } };
		expect((await toResults(message({}, stranger))).status).toBe(202);
		const [good] = message().studentScoresAndResults;
		const wrong = { ...good, id: randomUUID(), scores: [{ ...good!.scores[0], scoreType: "Stars" }] };
		const { entries } = await school.facts();
		const answer = await toResults(message({ studentScoresAndResults: [good, wrong] }));
		expect(answer.status).toBe(400);
		expect((await answer.json()).map((entry: { status: number }) => entry.status)).toEqual([1, 11]);
		expect((await school.facts()).entries).toBe(entries + 1);
	});

	test.each([
		["no JSON", () => "{", 400],
		["another type", () => message({ studentScoresAndResults: 7 }), 400],
		["bad UTF-8", () => new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400],
		["10,000 levels deep", () => "[".repeat(10_000) + "]".repeat(10_000), 400],
		["an unknown school", () => message({ school: { organisationMasterIdentifier: "999X999" } }), 400],
		["more than the limit", () => "x".repeat(10_000_001), 413],
	])("%s is refused in the standard's own form", async (_, body, status) => {
		const answer = await school.keepsNothing(() => toResults(body()));
		expect(answer.status).toBe(status);
		expect(answer.headers.get("api-version")).toBe("2.1.0");
		expect((await answer.json())[0]).toMatchObject({ status: expect.any(Number), statusMessage: expect.any(String) });
	});

	test("no or a wrong token is 401 without a body; no scope, no connection or a paused one is 403", async () => {
		for (const token of [null, "nonsense", results.slice(0, -2)]) {
			const answer = await school.keepsNothing(() => toResults(message(), { token }));
			expect([answer.status, await answer.text()]).toEqual([401, ""]);
			expect(answer.headers.get("www-authenticate")).toContain("Bearer");
		}
		const elsewhere = { standard: "edu-v-results", scopes: ["eduv.result"] };
		const tokens = [
			await school.newClient(elsewhere, ["other"]),
			await school.newClient({ ...elsewhere, standard: "xapi" }),
			await school.newClient({ ...elsewhere, state: "paused" }),
			await school.newClient({ ...elsewhere, state: "revoked" }),
		];
		for (const token of tokens)
			expect((await school.keepsNothing(() => toResults(message(), { token }))).status).toBe(403);
	});

	test("a client that is revoked is refused at once, with the token that it still has", async () => {
		const { clientId, oauthClientId } = await createConnection(school.of().schoolId);
		const token = await issueAccessToken({ clientId, scopes: ["eduv.result"] });
		expect((await toResults(message(), { token })).status).toBe(201);
		await prisma().oAuthClient.update({ where: { id: oauthClientId }, data: { revokedAt: new Date() } });
		expect((await school.keepsNothing(() => toResults(message(), { token }))).status).toBe(401);
	});

	test("gzip is unpacked up to the limit; a bomb, a torn one and another encoding are refused", async () => {
		const gzip = { headers: { "content-encoding": "gzip" } };
		expect((await toResults(gzipSync(JSON.stringify(message())), gzip)).status).toBe(201);
		const bomb = gzipSync(Buffer.alloc(20_000_000, 0x20));
		expect((await school.keepsNothing(() => toResults(bomb, gzip))).status).toBe(413);
		expect((await school.keepsNothing(() => toResults(bomb.subarray(0, 500), gzip))).status).toBe(400);
		const brotli = { headers: { "content-encoding": "br" } };
		expect((await school.keepsNothing(() => toResults("x", brotli))).status).toBe(415);
	});

	test("a body without a declared length is cut off at the limit", async () => {
		let sent = 0;
		const endless = new ReadableStream({
			pull: (controller) => {
				sent += 1_000_000;
				controller.enqueue(Buffer.alloc(1_000_000, 0x20));
			},
		});
		expect((await school.keepsNothing(() => toResults(endless))).status).toBe(413);
		expect(sent).toBeLessThan(13_000_000);
	});

	test("another method, path or standard", async () => {
		const wrongMethod = await send({ method: "DELETE", path: "edu-v-results/v2/results" });
		expect([wrongMethod.status, wrongMethod.headers.get("allow")]).toEqual([405, "POST"]);
		expect((await send({ path: "edu-v-results/v3/results" })).status).toBe(404);
		const unknown = await send({ path: "no-such-standard/x" });
		expect([unknown.status, unknown.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
	});

	test("what was refused is noted without its content, and no more than so often from one client", async () => {
		const { clientId } = await createConnection(school.of().schoolId, { scopes: ["eduv.result"] });
		const token = await issueAccessToken({ clientId, scopes: ["eduv.result"] });
		for (let turn = 0; turn < 70; turn += 1) await toResults("{", { token });
		const notes = await prisma().refusedDelivery.findMany({ where: { clientId } });
		expect(notes).toHaveLength(60);
		expect(notes[0]).toMatchObject({ standard: "edu-v-results", reason: "malformed", bytes: 1 });
		expect(notes[0]?.sha256).toHaveLength(32);
	});
});
