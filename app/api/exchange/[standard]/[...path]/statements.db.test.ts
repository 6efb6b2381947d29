import { createHash, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { inSchool } from "@/lib/db/in-school";
import { readBoundary, readMultipart } from "@/lib/standards/wire/read-multipart";
import { testDatabase } from "@/lib/testing/database";
import { answered, type Sent, schoolAtTheDoor, senderTo } from "@/lib/testing/exchange-door";
import * as route from "./route";

testDatabase();

const send = senderTo(route);
const school = schoolAtTheDoor();
let statements: string;

beforeAll(async () => {
	statements = await school.newXapiClient();
});

const toStatements = (body: Sent["body"], over: Partial<Sent> = {}) =>
	send({ path: "xapi/statements", token: statements, body, ...over });

describe("statements", () => {
	test("a batch is 200 with its ids; the same again too; an id with other content refuses all with 409", async () => {
		const batch = [answered(), answered()];
		const answer = await toStatements(batch);
		expect([answer.status, await answer.json()]).toEqual([200, batch.map(({ id }) => id)]);
		const { attempts, statements: stored } = await school.facts();
		expect((await toStatements(batch)).status).toBe(200);
		const changed = [answered(), { ...batch[1], result: { success: false } }];
		const refused = await toStatements(changed);
		expect(refused.status).toBe(409);
		expect((await refused.json()).reasons).toMatchObject([{ code: "conflict", path: "/1/id" }]);
		expect(await school.facts()).toMatchObject({ attempts, statements: stored });
		const [last] = await inSchool(school.of(), (tx) =>
			tx.delivery.findMany({ orderBy: { receivedAt: "desc" }, take: 1 }),
		);
		expect(last).toMatchObject({ received: 2, rejected: 2 });
	});

	test("one wrong statement refuses them all", async () => {
		const wrong = { ...answered(), verb: { id: "no IRI" } };
		expect((await school.keepsNothing(() => toStatements([answered(), wrong]))).status).toBe(400);
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
		const token = await school.newXapiClient();
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
		const other = await school.newXapiClient();
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
		const token = await school.newXapiClient();
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
		const token = await school.newXapiClient();
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
		const token = await school.newXapiClient();
		const { statement, body } = withAttachment("7 x 8 = 56\r\n--c-");
		expect((await toStatements(body, { token, ...multipart })).status).toBe(200);
		await toStatements(answered(), { token });
		const get = (query: string, by = token) => send({ method: "GET", path: `xapi/statements?${query}`, token: by });
		const plain = await get(`statementId=${statement.id}`);
		expect(await plain.json()).toMatchObject({ id: statement.id, attachments: statement.attachments });
		for (const query of [`statementId=${statement.id}&attachments=true`, "attachments=true"]) {
			const answer = await get(query);
			const boundary = readBoundary(answer.headers.get("content-type")) ?? "";
			const read = readMultipart(new Uint8Array(await answer.arrayBuffer()), boundary);
			const parts = read.ok ? read.parts : [];
			expect(parts.map(({ content }) => Buffer.from(content).toString())[1]).toBe("7 x 8 = 56\r\n--c-");
			expect(parts).toHaveLength(2);
			expect(Object.fromEntries(parts[1]!.headers)).toEqual({
				"content-type": "text/plain",
				"content-transfer-encoding": "binary",
				"x-experience-api-hash": sha256("7 x 8 = 56\r\n--c-"),
			});
		}
		const other = await school.newXapiClient();
		expect((await get(`statementId=${statement.id}&attachments=true`, other)).status).toBe(404);
	});

	test("an attachment that is not what it says leaves nothing", async () => {
		const { body } = withAttachment("a", "b");
		expect((await school.keepsNothing(() => toStatements(body, multipart))).status).toBe(400);
		const torn = withAttachment("a").body.slice(0, -6);
		expect((await school.keepsNothing(() => toStatements(torn, multipart))).status).toBe(400);
		const large = withAttachment("x".repeat(20_000_000)).body;
		expect((await school.keepsNothing(() => toStatements(large, multipart))).status).toBe(413);
	});

	test("a page holds no more than fits, and the rest follows", async () => {
		const token = await school.newXapiClient();
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
