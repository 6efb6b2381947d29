import { createHash, randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { issueAccessToken } from "@/lib/authz/access-tokens";
import { prisma } from "@/lib/db/client";
import { inSchool } from "@/lib/db/in-school";
import { readBoundary, readMultipart } from "@/lib/standards/wire/read-multipart";
import { testDatabase } from "@/lib/testing/database";
import { createConnection, createPupil, createSchool, type TestSchool } from "@/lib/testing/factories";
import { DELETE, GET, HEAD, PATCH, POST, PUT } from "./route";

testDatabase();

const xapiScopes = ["xapi.statements.write", "xapi.statements.read"];
const eckId = `https://ketenid.nl/201703/${"cd34".repeat(32)}`;
let school: TestSchool;
let results: string;
let statements: string;

beforeAll(async () => {
	school = await createSchool();
	await createPupil(school.schoolId, { identifiers: [{ type: "eck-id", value: eckId }] });
	results = await newClient({ standard: "edu-v-results", scopes: ["eduv.result"] });
	statements = await newClient({ standard: "xapi", scopes: xapiScopes });
});

/** A client with a connection at the school, as the bearer of a token. */
async function newClient(over: NonNullable<Parameters<typeof createConnection>[1]>, tokenScopes = over.scopes ?? []) {
	const { clientId } = await createConnection(school.schoolId, over);
	return issueAccessToken({ clientId, scopes: tokenScopes });
}

const door = { DELETE, GET, HEAD, PATCH, POST, PUT };
interface Sent {
	method?: keyof typeof door;
	path: string;
	token?: string | null;
	body?: string | Uint8Array | ReadableStream | object;
	headers?: Record<string, string>;
}
async function send({ method = "POST", path, token = null, body, headers = {} }: Sent): Promise<Response> {
	const [standard = "", ...rest] = path.replace(/\?.*/, "").split("/");
	const plain = typeof body === "string" || body instanceof Uint8Array || body instanceof ReadableStream;
	const request = new Request(`http://localhost:3000/api/exchange/${path}`, {
		method,
		headers: {
			"content-type": "application/json",
			...(token === null ? {} : { authorization: `Bearer ${token}` }),
			...(standard === "xapi" ? { "x-experience-api-version": "1.0.3" } : {}),
			...headers,
		},
		...(body === undefined ? {} : { body: (plain ? body : JSON.stringify(body)) as BodyInit, duplex: "half" }),
	});
	return door[method](request, { params: Promise.resolve({ standard, path: rest }) });
}
const toResults = (body: Sent["body"], over: Partial<Sent> = {}) =>
	send({ path: "edu-v-results/v2/results", token: results, body, ...over });
const toStatements = (body: Sent["body"], over: Partial<Sent> = {}) =>
	send({ path: "xapi/statements", token: statements, body, ...over });

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
		school: { organisationMasterIdentifier: school.masterId },
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

function answered(over: object = {}) {
	return {
		id: randomUUID(),
		actor: { account: { homePage: "https://ketenid.nl/201703/", name: eckId } },
		verb: { id: "http://adlnet.gov/expapi/verbs/answered" },
		object: { id: "https://oefen.example/opgave/1" },
		result: { success: true },
		timestamp: "2025-11-20T09:00:00Z",
		...over,
	};
}

const facts = () =>
	inSchool(school, async (tx) => ({
		deliveries: await tx.delivery.count(),
		entries: await tx.sittingEntry.count(),
		attempts: await tx.attempt.count(),
		statements: await tx.xapiStatement.count(),
	}));
async function keepsNothing(refused: () => Promise<Response>): Promise<Response> {
	const before = await facts();
	const answer = await refused();
	expect(await facts()).toEqual(before);
	expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
	return answer;
}

describe("results", () => {
	test("a good message is 201 and stands; sent again it changes nothing", async () => {
		const sent = message();
		expect((await toResults(sent)).status).toBe(201);
		const { entries } = await facts();
		expect((await toResults(sent)).status).toBe(201);
		expect((await facts()).entries).toBe(entries);
	});

	test("an unknown pupil is 202; one wrong item is 400 with an entry for each, the good one kept", async () => {
		const stranger = { student: { userMasterIdentifier: `https://ketenid.nl/201703/${"0".repeat(128)}` } };
		expect((await toResults(message({}, stranger))).status).toBe(202);
		const [good] = message().studentScoresAndResults;
		const wrong = { ...good, id: randomUUID(), scores: [{ ...good!.scores[0], scoreType: "Stars" }] };
		const { entries } = await facts();
		const answer = await toResults(message({ studentScoresAndResults: [good, wrong] }));
		expect(answer.status).toBe(400);
		expect((await answer.json()).map((entry: { status: number }) => entry.status)).toEqual([1, 11]);
		expect((await facts()).entries).toBe(entries + 1);
	});

	test.each([
		["no JSON", () => "{", 400],
		["another type", () => message({ studentScoresAndResults: 7 }), 400],
		["bad UTF-8", () => new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]), 400],
		["10,000 levels deep", () => "[".repeat(10_000) + "]".repeat(10_000), 400],
		["an unknown school", () => message({ school: { organisationMasterIdentifier: "999X999" } }), 400],
		["more than the limit", () => "x".repeat(10_000_001), 413],
	])("%s is refused in the standard's own form", async (_, body, status) => {
		const answer = await keepsNothing(() => toResults(body()));
		expect(answer.status).toBe(status);
		expect(answer.headers.get("api-version")).toBe("2.1.0");
		expect((await answer.json())[0]).toMatchObject({ status: expect.any(Number), statusMessage: expect.any(String) });
	});

	test("no or a wrong token is 401 without a body; no scope, no connection or a paused one is 403", async () => {
		for (const token of [null, "nonsense", statements.slice(0, -2)]) {
			const answer = await keepsNothing(() => toResults(message(), { token }));
			expect([answer.status, await answer.text()]).toEqual([401, ""]);
			expect(answer.headers.get("www-authenticate")).toContain("Bearer");
		}
		const elsewhere = { standard: "edu-v-results", scopes: ["eduv.result"] };
		const tokens = [
			await newClient(elsewhere, ["other"]),
			await newClient({ ...elsewhere, standard: "xapi" }),
			await newClient({ ...elsewhere, state: "paused" }),
			await newClient({ ...elsewhere, state: "revoked" }),
		];
		for (const token of tokens) expect((await keepsNothing(() => toResults(message(), { token }))).status).toBe(403);
	});

	test("a client that is revoked is refused at once, with the token that it still has", async () => {
		const { clientId, oauthClientId } = await createConnection(school.schoolId);
		const token = await issueAccessToken({ clientId, scopes: ["eduv.result"] });
		expect((await toResults(message(), { token })).status).toBe(201);
		await prisma().oAuthClient.update({ where: { id: oauthClientId }, data: { revokedAt: new Date() } });
		expect((await keepsNothing(() => toResults(message(), { token }))).status).toBe(401);
	});

	test("gzip is unpacked up to the limit; a bomb, a torn one and another encoding are refused", async () => {
		const gzip = { headers: { "content-encoding": "gzip" } };
		expect((await toResults(gzipSync(JSON.stringify(message())), gzip)).status).toBe(201);
		const bomb = gzipSync(Buffer.alloc(20_000_000, 0x20));
		expect((await keepsNothing(() => toResults(bomb, gzip))).status).toBe(413);
		expect((await keepsNothing(() => toResults(bomb.subarray(0, 500), gzip))).status).toBe(400);
		const brotli = { headers: { "content-encoding": "br" } };
		expect((await keepsNothing(() => toResults("x", brotli))).status).toBe(415);
	});

	test("a body without a declared length is cut off at the limit", async () => {
		let sent = 0;
		const endless = new ReadableStream({
			pull: (controller) => {
				sent += 1_000_000;
				controller.enqueue(Buffer.alloc(1_000_000, 0x20));
			},
		});
		expect((await keepsNothing(() => toResults(endless))).status).toBe(413);
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
		const { clientId } = await createConnection(school.schoolId, { scopes: ["eduv.result"] });
		const token = await issueAccessToken({ clientId, scopes: ["eduv.result"] });
		for (let turn = 0; turn < 70; turn += 1) await toResults("{", { token });
		const notes = await prisma().refusedDelivery.findMany({ where: { clientId } });
		expect(notes).toHaveLength(60);
		expect(notes[0]).toMatchObject({ standard: "edu-v-results", reason: "malformed", bytes: 1 });
		expect(notes[0]?.sha256).toHaveLength(32);
	});
});

describe("statements", () => {
	test("a batch is 200 with its ids; the same again too; an id with other content refuses all with 409", async () => {
		const batch = [answered(), answered()];
		const answer = await toStatements(batch);
		expect([answer.status, await answer.json()]).toEqual([200, batch.map(({ id }) => id)]);
		const { attempts, statements: stored } = await facts();
		expect((await toStatements(batch)).status).toBe(200);
		const changed = [answered(), { ...batch[1], result: { success: false } }];
		const refused = await toStatements(changed);
		expect(refused.status).toBe(409);
		expect((await refused.json()).reasons).toMatchObject([{ code: "conflict", path: "/1/id" }]);
		expect(await facts()).toMatchObject({ attempts, statements: stored });
		const [last] = await inSchool(school, (tx) => tx.delivery.findMany({ orderBy: { receivedAt: "desc" }, take: 1 }));
		expect(last).toMatchObject({ received: 2, rejected: 2 });
	});

	test("one wrong statement refuses them all", async () => {
		const wrong = { ...answered(), verb: { id: "no IRI" } };
		expect((await keepsNothing(() => toStatements([answered(), wrong]))).status).toBe(400);
	});

	test("a voided statement is not given back but by its own id, also when the voiding came first", async () => {
		const [before, after] = [answered(), answered()];
		const voiding = (id: string) => ({
			...answered(),
			verb: { id: "http://adlnet.gov/expapi/verbs/voided" },
			object: { objectType: "StatementRef", id },
			result: undefined,
		});
		await toStatements([before]);
		await toStatements([voiding(before.id), voiding(after.id)]);
		await toStatements([after]);
		for (const { id } of [before, after]) {
			const get = (query: string) => send({ method: "GET", path: `xapi/statements?${query}=${id}`, token: statements });
			expect((await get("statementId")).status).toBe(404);
			const voided = await get("voidedStatementId");
			expect([voided.status, (await voided.json()).id]).toEqual([200, id]);
		}
	});

	test("pages of statements, newest first, hold every one of this client once; another client sees none", async () => {
		const token = await newClient({ standard: "xapi", scopes: xapiScopes });
		const ids: string[] = [];
		for (let number = 0; number < 5; number += 1) {
			const batch = [answered({ verb: { id: "http://adlnet.gov/expapi/verbs/attempted" } }), answered()];
			ids.push(...(await (await toStatements(batch, { token })).json()));
		}
		const read: string[] = [];
		let path = "xapi/statements?limit=3";
		while (path !== "") {
			const answer = await send({ method: "GET", path, token });
			const page = (await answer.json()) as { statements: { id: string }[]; more: string };
			expect(answer.headers.get("x-experience-api-consistent-through")).not.toBeNull();
			read.push(...page.statements.map(({ id }) => id));
			path = page.more.replace("/api/exchange/", "");
		}
		expect([...read].sort()).toEqual([...ids].sort());
		const other = await newClient({ standard: "xapi", scopes: xapiScopes });
		const theirs = await send({ method: "GET", path: "xapi/statements", token: other });
		expect((await theirs.json()).statements).toEqual([]);
		const byVerb = "xapi/statements?verb=http%3A%2F%2Fadlnet.gov%2Fexpapi%2Fverbs%2Fattempted";
		expect((await (await send({ method: "GET", path: byVerb, token })).json()).statements).toHaveLength(5);
	});

	const idsOf = async (query: string, token: string) => {
		const answer = await send({ method: "GET", path: `xapi/statements?ascending=true&${query}`, token });
		return ((await answer.json()) as { statements: { id: string }[] }).statements.map(({ id }) => id);
	};
	const account = (name: string) => ({ account: { homePage: "https://school.example", name } });
	const agentQuery = (agent: object) => `agent=${encodeURIComponent(JSON.stringify(agent))}`;

	test("an agent is met as actor, as object and as a member of either; elsewhere only where asked for", async () => {
		const token = await newClient({ standard: "xapi", scopes: xapiScopes });
		const [kim, team] = [account("kim"), { objectType: "Group", ...account("team") }];
		const asActor = answered({ actor: kim });
		const asObject = answered({ object: { objectType: "Agent", ...kim } });
		const asMember = answered({ actor: { objectType: "Group", member: [account("sam"), kim] } });
		const inGroup = answered({ object: { ...team, member: [kim] } });
		const asInstructor = answered({ context: { instructor: kim, team } });
		const { id: _id, ...inside } = answered({ actor: kim });
		const inSubStatement = answered({ object: { ...inside, objectType: "SubStatement" } });
		const own = [asActor, asObject, asMember, inGroup];
		const all = [...own, asInstructor, inSubStatement, answered()];
		expect((await toStatements(all, { token })).status).toBe(200);
		const ids = (statements: { id: string }[]) => statements.map(({ id }) => id).sort();
		expect((await idsOf(agentQuery(kim), token)).sort()).toEqual(ids(own));
		const broadly = await idsOf(`${agentQuery(kim)}&related_agents=true`, token);
		expect(broadly.sort()).toEqual(ids([...own, asInstructor, inSubStatement]));
		expect(await idsOf(agentQuery(team), token)).toEqual([inGroup.id]);
		expect(await idsOf(agentQuery(account("nobody")), token)).toEqual([]);
		const first = await send({ method: "GET", path: "xapi/statements?limit=1", token });
		const { authority } = ((await first.json()) as { statements: { authority: object }[] }).statements[0]!;
		expect(await idsOf(`${agentQuery(authority)}&related_agents=true`, token)).toHaveLength(all.length);
		expect(await idsOf(agentQuery(authority), token)).toEqual([]);
	});

	test("a statement about a statement meets what its target meets, along the chain and round a circle", async () => {
		const token = await newClient({ standard: "xapi", scopes: xapiScopes });
		const about = (id: string, over: object = {}) =>
			answered({
				actor: account("juf"),
				verb: { id: "x:confirmed" },
				object: { objectType: "StatementRef", id },
				...over,
			});
		const registration = randomUUID();
		const target = answered({ context: { registration } });
		const [one, other] = [about(target.id), about(randomUUID())];
		const further = about(one.id);
		const [round, back] = [about(randomUUID()), about(randomUUID())];
		const circle = [about(back.id, { id: round.id }), about(round.id, { id: back.id })];
		await toStatements([target, one, other, further, ...circle], { token });
		const chain = [target.id, one.id, further.id].sort();
		for (const query of [
			"verb=http%3A%2F%2Fadlnet.gov%2Fexpapi%2Fverbs%2Fanswered",
			"activity=https%3A%2F%2Foefen.example%2Fopgave%2F1",
			`registration=${registration}`,
			agentQuery(target.actor),
		])
			expect((await idsOf(query, token)).sort()).toEqual(chain);
		expect(await idsOf(`verb=x:confirmed&registration=${registration}`, token)).toHaveLength(2);
		expect(await idsOf("verb=x:nothing", token)).toEqual([]);
	});

	const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
	function withAttachment(content: string, send = content) {
		const file = { usageType: "x:work", display: { nl: "Werk" }, contentType: "text/plain", length: content.length };
		const attachments = [{ ...file, sha2: sha256(content) }];
		const statement = { ...answered(), attachments };
		const headers = "Content-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\nX-Experience-API-Hash: ";
		const part = `${headers}${sha256(content)}\r\n\r\n${send}`;
		const json = `Content-Type: application/json\r\n\r\n${JSON.stringify(statement)}`;
		return { statement, body: `--b\r\n${json}\r\n--b\r\n${part}\r\n--b--\r\n` };
	}
	const multipart = { headers: { "content-type": "multipart/mixed; boundary=b" } };

	test("data of attachments comes back to who sent it, in parts, and only where asked for", async () => {
		const token = await newClient({ standard: "xapi", scopes: xapiScopes });
		const { statement, body } = withAttachment("7 x 8 = 56\r\n--c-");
		expect((await toStatements(body, { token, ...multipart })).status).toBe(200);
		await toStatements(answered(), { token });
		const get = (query: string, by = token) => send({ method: "GET", path: `xapi/statements?${query}`, token: by });
		const plain = await get(`statementId=${statement.id}`);
		expect(await plain.json()).toMatchObject({ id: statement.id, attachments: statement.attachments });
		for (const query of [`statementId=${statement.id}&attachments=true`, "attachments=true"]) {
			const answer = await get(query);
			const boundary = readBoundary(answer.headers.get("content-type")) ?? "";
			const parts = readMultipart(new Uint8Array(await answer.arrayBuffer()), boundary) ?? [];
			expect(parts.map(({ content }) => Buffer.from(content).toString())[1]).toBe("7 x 8 = 56\r\n--c-");
			expect(parts).toHaveLength(2);
			expect(Object.fromEntries(parts[1]!.headers)).toEqual({
				"content-type": "text/plain",
				"content-transfer-encoding": "binary",
				"x-experience-api-hash": sha256("7 x 8 = 56\r\n--c-"),
			});
		}
		const other = await newClient({ standard: "xapi", scopes: xapiScopes });
		expect((await get(`statementId=${statement.id}&attachments=true`, other)).status).toBe(404);
	});

	test("an attachment that is not what it says leaves nothing", async () => {
		const { body } = withAttachment("a", "b");
		expect((await keepsNothing(() => toStatements(body, multipart))).status).toBe(400);
		const torn = withAttachment("a").body.slice(0, -6);
		expect((await keepsNothing(() => toStatements(torn, multipart))).status).toBe(400);
		const large = withAttachment("x".repeat(20_000_000)).body;
		expect((await keepsNothing(() => toStatements(large, multipart))).status).toBe(413);
	});

	test("a page holds no more than fits, and the rest follows", async () => {
		const token = await newClient({ standard: "xapi", scopes: xapiScopes });
		const sent: string[] = [];
		for (const letter of ["a", "b", "c"]) {
			const { statement, body } = withAttachment(letter.repeat(12_000_000));
			expect((await toStatements(body, { token, ...multipart })).status).toBe(200);
			sent.push(statement.id);
		}
		const pages: string[][] = [];
		for (let path = "xapi/statements?ascending=true"; path !== ""; ) {
			const page = (await (await send({ method: "GET", path, token })).json()) as {
				statements: { id: string }[];
				more: string;
			};
			pages.push(page.statements.map(({ id }) => id));
			path = page.more.replace("/api/exchange/", "");
		}
		expect(pages).toEqual([sent.slice(0, 2), sent.slice(2)]);
	});

	test("about is open to all", async () => {
		const answer = await send({ method: "GET", path: "xapi/about" });
		expect([answer.status, await answer.json()]).toMatchObject([200, { version: expect.arrayContaining(["1.0.3"]) }]);
	});
});

test("of every delivery the endings add up", async () => {
	const wrong = await inSchool(
		school,
		(tx) => tx.$queryRaw`
			SELECT id FROM delivery WHERE received <> written + unchanged + stale + not_used + held + rejected`,
	);
	expect(wrong).toEqual([]);
});
