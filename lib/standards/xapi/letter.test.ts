import { describe, expect, it } from "vitest";
import type { Answered, StatementFilter, WireRequest } from "../contract";
import { readQuestion } from "./ask";
import { xapi } from "./index";
import { answerStatements } from "./provide";

/** Clauses of xAPI 1.0.3 (and 2.0 where it says so) about what is given back, each with its section. */
const authority = { name: "groepsbeeld", homePage: "https://groepsbeeld.example" };
const id = "12345678-1234-4234-8234-123456789abc";
const stored = new Date("2026-11-23T09:00:00Z");
const request = (query = "", headers = {}, method = "GET"): WireRequest => ({
	method,
	path: "statements",
	query: new URLSearchParams(query),
	headers: new Headers({ "X-Experience-API-Version": "1.0.3", ...headers }),
	body: new Uint8Array(),
	receivedAt: stored,
});
const ask = (query: string) => {
	const read = readQuestion(request(query));
	if (!read.ok) return read.refusal.details[0]?.code;
	return read.value.name === "statements" ? read.value.filter(authority) : read.value.name;
};
const activity = (name: string) => ({ objectType: "Activity", id: `x:${name}`, definition: { name: { nl: name } } });
const agent = { objectType: "Agent", name: "Kind", mbox: "mailto:k@example.org" };
const base = {
	actor: agent,
	verb: { id: "x:v", display: { nl: "deed", en: "did" } },
	object: activity("som"),
};

/** The statement as it is given back: of a message with this body, by this question. */
function give(over: object, { query = "", headers = {}, version = "1.0.3", method = "GET" } = {}) {
	const body = Buffer.from(JSON.stringify([{ ...base, ...over }]));
	const message = { mediaType: "application/json", body };
	const data: Answered = {
		name: "statements",
		filter: ask(query) as StatementFilter,
		statements: [{ id, stored, sequence: "1", version, message, index: 0 }],
		more: false,
		authority,
		consistentThrough: new Date("2026-11-23T10:00:00Z"),
	};
	const answer = answerStatements(data, request(query, headers, method));
	const json = answer.body === null ? null : JSON.parse(String(answer.body));
	return { ...answer, json, statement: json?.statements?.[0] ?? json };
}

describe("part 2, 2.4.6.2: a context activity is returned as an array", () => {
	const contextActivities = { parent: { id: "x:p" }, grouping: [{ id: "x:g" }], category: { id: "x:c" } };
	const arrays = { parent: [{ id: "x:p" }], grouping: [{ id: "x:g" }], category: [{ id: "x:c" }] };
	it("of a statement", () =>
		expect(give({ context: { contextActivities } }).statement.context.contextActivities).toEqual(arrays));
	it("of a SubStatement", () => {
		const object = { ...base, objectType: "SubStatement", context: { platform: "x", contextActivities } };
		const { statement } = give({ object });
		expect(statement.object.context).toEqual({ platform: "x", contextActivities: arrays });
		expect(give({ object, context: { contextActivities } }).statement.context.contextActivities).toEqual(arrays);
	});
	it("of a SubStatement, in every format", () => {
		const object = { ...base, objectType: "SubStatement", context: { contextActivities: { other: activity("o") } } };
		for (const format of ["exact", "ids", "canonical"])
			expect(
				give({ object }, { query: `format=${format}` }).statement.object.context.contextActivities.other,
			).toHaveLength(1);
	});
});

describe("part 2, 2.4.7 and 2.4.10: what was sent stays, what was not is set", () => {
	it("a version that was sent", () => expect(give({ version: "1.0.1" }).statement.version).toBe("1.0.1"));
	it("a version that was not is 1.0.0, in 2.0 2.0.0", () => {
		expect(give({}).statement.version).toBe("1.0.0");
		expect(give({}, { version: "2.0.0" }).statement.version).toBe("2.0.0");
	});
	it("a timestamp that was not is the stored one", () => {
		expect(give({}).statement.timestamp).toBe("2026-11-23T09:00:00.000Z");
		expect(give({ timestamp: "2026-11-20T10:00:00+01:00" }).statement.timestamp).toBe("2026-11-20T10:00:00+01:00");
	});
	it("stored and authority are ours, whatever was sent (2.4.8, 2.4.9)", () => {
		const { statement } = give({ stored: "2000-01-01T00:00:00Z", authority: agent });
		expect(statement.stored).toBe("2026-11-23T09:00:00.000Z");
		expect(statement.authority.account).toEqual({ homePage: authority.homePage, name: authority.name });
	});
});

describe("part 3, 2.1.3: format=ids", () => {
	const ids = (over: object) => give(over, { query: "format=ids" }).statement;
	it("an Activity is its id, as object and in context, also of a SubStatement", () => {
		const contextActivities = { parent: [activity("les")], other: activity("boek") };
		expect(ids({ context: { contextActivities } })).toMatchObject({ object: { id: "x:som" } });
		expect(Object.keys(ids({}).object)).toEqual(["id"]);
		expect(ids({ context: { contextActivities } }).context.contextActivities).toEqual({
			parent: [{ id: "x:les" }],
			other: [{ id: "x:boek" }],
		});
		const sub = ids({ object: { ...base, objectType: "SubStatement", context: { contextActivities } } }).object;
		expect(sub).toMatchObject({ objectType: "SubStatement", object: { id: "x:som" }, verb: { id: "x:v" } });
		expect(Object.keys(sub.object)).toEqual(["id"]);
	});
	it("a verb is its id", () => expect(ids({}).verb).toEqual({ id: "x:v" }));
	it("an Agent has its identifier only, wherever it stands", () => {
		const account = { homePage: "https://leren.example", name: "p-1" };
		const teacher = { name: "Juf", account };
		const context = { instructor: teacher, contextAgents: [{ objectType: "contextAgent", agent: teacher }] };
		expect(ids({ context }).context).toEqual({
			instructor: { account },
			contextAgents: [{ objectType: "contextAgent", agent: { account } }],
		});
		expect(ids({}).actor).toEqual({ objectType: "Agent", mbox: "mailto:k@example.org" });
		expect(ids({ object: { ...teacher, objectType: "Agent" } }).object).toEqual({ objectType: "Agent", account });
	});
	it("an identified Group has no members, an anonymous one its members by their identifiers", () => {
		const group = { objectType: "Group", name: "6A", member: [agent, { name: "Piet", openid: "https://x.example/p" }] };
		expect(ids({ actor: { ...group, mbox: "mailto:6a@example.org" } }).actor).toEqual({
			objectType: "Group",
			mbox: "mailto:6a@example.org",
		});
		expect(ids({ actor: group }).actor).toEqual({
			objectType: "Group",
			member: [{ objectType: "Agent", mbox: "mailto:k@example.org" }, { openid: "https://x.example/p" }],
		});
	});
	it("a StatementRef, a result and extensions stay whole", () => {
		const object = { objectType: "StatementRef", id };
		const result = { success: true, extensions: { "x:e": { objectType: "Activity", definition: 1 } } };
		expect(ids({ object, result })).toMatchObject({ object, result });
	});
});

describe("part 3, 2.1.3: format=canonical has one language of each map, by Accept-Language (RFC 4647, 3.4)", () => {
	const names = (languages: string | null, name: object) => {
		const definition = {
			name,
			description: name,
			interactionType: "choice",
			choices: [{ id: "a", description: name }],
		};
		const headers = languages === null ? {} : { "accept-language": languages };
		const over = { verb: { id: "x:v", display: name }, object: { id: "x:1", definition } };
		const { verb, object } = give(over, { query: "format=canonical", headers }).statement;
		const all = [verb.display, object.definition.name, object.definition.description];
		const found = new Set([...all, object.definition.choices[0].description].map((map) => JSON.stringify(map)));
		expect(found.size).toBe(1);
		return Object.keys(verb.display).join();
	};
	it.each([
		["nl-NL", { en: "a", nl: "b" }, "nl"],
		["nl-NL", { en: "a", "nl-BE": "b", "nl-NL": "c", nl: "d" }, "nl-NL"],
		["nl-nl-x-thuis, en", { en: "a", "nl-NL": "b" }, "nl-NL"],
		["zh-Hant-CN-x-a-b", { en: "a", "zh-Hant": "b" }, "zh-Hant"],
		["nl", { en: "a", "nl-NL": "b" }, "nl-NL"],
		["fr-BE, de;q=0.5, nl-BE;q=0.8", { en: "a", de: "b", nl: "c" }, "nl"],
		["nl;q=0, en;q=0.1", { nl: "a", en: "b" }, "en"],
		["fr", { en: "a", nl: "b" }, "en"],
		["*", { en: "a", nl: "b" }, "en"],
		[null, { en: "a", nl: "b" }, "en"],
	])("%s of %j", (languages, map, tag) => expect(names(languages, map)).toBe(tag));
	it("an Agent keeps its name", () => expect(give({}, { query: "format=canonical" }).statement.actor).toEqual(agent));
});

describe("part 3, 2.1.3: what may be asked", () => {
	it.each([
		["since=2026-11-23T00:00:00%2B01:00", { since: new Date("2026-11-22T23:00:00Z") }],
		["since=2026-11-23T00:00:00+01:00", { since: new Date("2026-11-22T23:00:00Z") }],
		["until=2026-11-23T00:00:00-0330", { until: new Date("2026-11-23T03:30:00Z") }],
		["limit=0", { limit: 100 }],
		["limit=100000", { limit: 100 }],
		["ascending=true", { ascending: true }],
		["ascending=false", { ascending: false }],
		[`registration=${id.toUpperCase()}`, { registration: id }],
	])("%s", (query, filter) => expect(ask(query)).toMatchObject(filter));
	const both = ["agent=%7B%22mbox%22%3A%22mailto%3Aa%40b.nl%22%7D", "verb=x:v", "activity=x:1", `registration=${id}`];
	const rest = ["since=2026-11-23", "until=2026-11-23", "limit=1", "ascending=true", "related_agents=true"];
	it.each([...both, ...rest, "related_activities=false"])("beside an id %s is refused", (other) => {
		for (const one of ["statementId", "voidedStatementId"])
			expect(ask(`${one}=${id}&${other}`)).toBe("id-with-other-parameters");
	});
	it("beside an id format and attachments may stand", () => {
		for (const one of ["statementId", "voidedStatementId"])
			expect(ask(`${one}=${id}&format=ids&attachments=true`)).toMatchObject({ [one]: id });
	});
	it.each(["Verb=x:v", "related-agents=true", "method=GET", "content=x", "Authorization=Basic"])(
		"%s is no parameter of it",
		(query) => expect(ask(query)).toBe("unknown-parameter"),
	);
});

describe("part 3, 3.2: a parameter that a resource does not know is refused", () => {
	const names = ["__proto__", "constructor", "prototype", "toString", "_rsc", "Limit"];
	const endpoints = xapi.endpoints.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const);
	it.each(endpoints)("%s", async (_name, endpoint) => {
		for (const name of names) {
			const asked = await endpoint.read(request(`${name}=1`, {}, endpoint.method));
			expect(asked, name).toEqual({
				ok: false,
				refusal: { code: "schema", details: [{ code: "unknown-parameter", path: "" }] },
			});
		}
	});
});

describe("part 3: headers and statuses", () => {
	it("2.1.3: one statement has Last-Modified, its stored time, by GET and HEAD; a list has none", () => {
		const query = `statementId=${id}`;
		for (const method of ["GET", "HEAD"])
			expect(give({}, { query, method }).headers["Last-Modified"]).toBe("Mon, 23 Nov 2026 09:00:00 GMT");
		expect("Last-Modified" in give({}).headers).toBe(false);
	});
	it("1.1: HEAD has the status and headers of GET and no body", () => {
		const [head, get] = ["HEAD", "GET"].map((method) => give({}, { method }));
		expect(head).toMatchObject({ status: 200, body: null, headers: get?.headers });
	});
	it("1.5.2: attachments=true is multipart/mixed whose first part is JSON, also without any", () => {
		const query = "attachments=true";
		const body = Buffer.from(JSON.stringify([base]));
		const message = { mediaType: "application/json", body };
		const statements = [{ id, stored, sequence: "1", version: "1.0.3", message, index: 0 }];
		const filter = ask(query) as StatementFilter;
		const data = { name: "statements" as const, filter, statements, more: false, authority, consistentThrough: stored };
		const answer = answerStatements(data, request(query));
		expect(answer.headers["Content-Type"]).toMatch(/^multipart\/mixed; boundary=/);
		expect(Buffer.from(answer.body as Uint8Array).toString()).toMatch(
			/^--\w+\r\nContent-Type: application\/json\r\n\r\n\{/,
		);
	});
	it.each([
		["media-type", 400],
		["malformed", 400],
		["schema", 400],
		["version", 400],
		["unauthorized", 401],
		["scope", 403],
		["not-found", 404],
		["conflict", 409],
		["too-large", 413],
		["rate", 429],
	] as const)("3.2: %s is %i", (code, status) =>
		expect(xapi.refuse({ code, details: [] }, request()).status).toBe(status),
	);
	it("3.3: every answer names the version, the latest of the line that was asked for", () => {
		for (const [asked, named] of [
			["1.0", "1.0.3"],
			["1.0.0", "1.0.3"],
			["2.0", "2.0.0"],
			["2.0.0", "2.0.0"],
		] as const) {
			const headers = { "X-Experience-API-Version": asked };
			expect(give({}, { headers }).headers["X-Experience-API-Version"]).toBe(named);
			expect(xapi.refuse({ code: "rate", details: [] }, request("", headers)).headers).toMatchObject({
				"X-Experience-API-Version": named,
			});
		}
		for (const asked of ["0.95", "1.1.0", "3.0.0", ""])
			expect(readQuestion(request("", { "X-Experience-API-Version": asked }))).toMatchObject({
				refusal: { code: "version" },
			});
	});
});
