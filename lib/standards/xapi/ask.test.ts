import { describe, expect, it } from "vitest";
import type { Answered, StatementFilter, WireRequest } from "../contract";
import { readQuestion } from "./ask";
import { xapi } from "./index";
import { answerStatements } from "./provide";

const request = (query: string, headers: Record<string, string> = {}, method = "GET"): WireRequest => ({
	method,
	path: "statements",
	query: new URLSearchParams(query),
	headers: new Headers({ "X-Experience-API-Version": "1.0.3", ...headers }),
	body: new Uint8Array(),
	receivedAt: new Date("2026-11-23T10:00:00Z"),
});
const ask = (query: string) => {
	const read = readQuestion(request(query));
	if (!read.ok) return read.refusal.details[0]?.code;
	return read.value.name === "statements" ? read.value.filter(authority) : read.value.name;
};
const authority = { name: "groepsbeeld", homePage: "https://groepsbeeld.example" };
const id = "12345678-1234-4234-8234-123456789abc";
const body = {
	actor: { name: "Kind", mbox: "mailto:k@example.org" },
	verb: { id: "x:v", display: { nl: "deed", en: "did" } },
	object: { id: "x:1", definition: { name: { nl: "Som", en: "Sum" } } },
	context: { contextActivities: { parent: { id: "x:2" } } },
};
const message = { mediaType: "application/json", body: Buffer.from(JSON.stringify([body])) };
const stored = { id, stored: new Date("2026-11-23T09:00:00Z"), sequence: "42", version: "1.0.3", message, index: 0 };
const answerTo = (
	query: string,
	over: Partial<Extract<Answered, { name: "statements" }>> = {},
	headers = {},
	method = "GET",
) => {
	const filter = ask(query) as StatementFilter;
	const consistentThrough = new Date("2026-11-23T10:00:00Z");
	const data = {
		name: "statements" as const,
		filter,
		statements: [stored],
		more: false,
		authority,
		consistentThrough,
		...over,
	};
	const answer = answerStatements(data, request(query, headers, method));
	return { ...answer, json: answer.body === null ? null : JSON.parse(String(answer.body)) };
};

describe("a question", () => {
	it("is read with all its filters", () => {
		const agent = encodeURIComponent(JSON.stringify({ mbox: "mailto:K@example.org" }));
		const times = "since=2026-11-01T00:00:00Z&until=2026-11-23T00:00:00%2B01:00";
		const flags = "related_agents=true&related_activities=true&ascending=true&attachments=false&format=ids";
		expect(
			ask(`agent=${agent}&verb=x:v&activity=x:1&registration=${id.toUpperCase()}&${times}&${flags}&limit=7`),
		).toEqual({
			statementId: null,
			voidedStatementId: null,
			agent: "mbox mailto:k@example.org",
			relatedAgents: true,
			verb: "x:v",
			activity: "x:1",
			relatedActivities: true,
			registration: id,
			since: new Date("2026-11-01T00:00:00Z"),
			until: new Date("2026-11-22T23:00:00Z"),
			limit: 7,
			ascending: true,
			after: null,
		});
		expect(ask("limit=0")).toMatchObject({ limit: 100 });
		expect(ask(`statementId=${id}&format=exact`)).toMatchObject({ statementId: id });
	});
	it.each([
		["StatementId=x", "unknown-parameter"],
		["verb=x:v&verb=x:w", "repeated-parameter"],
		[`statementId=${id}&voidedStatementId=${id}`, "both-ids"],
		[`statementId=${id}&verb=x:v`, "id-with-other-parameters"],
		["statementId=1", "parameter-statementId"],
		["agent=kind", "parameter-agent"],
		["agent=%7B%22name%22%3A%22x%22%7D", "parameter-agent"],
		["related_agents=ja", "parameter-related-agents"],
		["limit=-1", "parameter-limit"],
		["since=gisteren", "parameter-since"],
		["format=xml", "parameter-format"],
		["attachments=ja", "parameter-attachments"],
		["more=AAAA", "more-not-ours"],
	])("%s is refused", (query, code) => expect(ask(query)).toBe(code));
});

describe("the answer", () => {
	it("is the statement with what the receiver vouches for", () => {
		const answer = answerTo(`statementId=${id}`);
		expect(answer).toMatchObject({ status: 200, headers: { "X-Experience-API-Version": "1.0.3" } });
		expect(answer.headers["X-Experience-API-Consistent-Through"]).toBe("2026-11-23T10:00:00.000Z");
		const at = "2026-11-23T09:00:00.000Z";
		expect(answer.json).toMatchObject({ id, stored: at, timestamp: at, version: "1.0.0", verb: body.verb });
		expect(answer.json.authority.account.name).toBe("groepsbeeld");
		expect(answer.json.context.contextActivities.parent).toEqual([{ id: "x:2" }]);
	});
	it("is 404 for one that is not there, and an empty list for none", () => {
		expect(answerTo(`statementId=${id}`, { statements: [] }).status).toBe(404);
		expect(answerTo("verb=x:v", { statements: [] }).json).toEqual({ statements: [], more: "" });
	});
	it("goes on where it ended, in the same form", () => {
		const { json } = answerTo("verb=x:v&format=ids&since=2026-11-01T00:00:00Z", { more: true });
		const query = new URL(json.more, "https://x.example").search.slice(1);
		expect(ask(query)).toMatchObject({
			verb: "x:v",
			since: new Date("2026-11-01T00:00:00Z"),
			after: { sequence: "42" },
		});
		expect(answerTo(query).json.statements[0].verb).toEqual({ id: "x:v" });
	});
	it("has the format that was asked for", () => {
		const ids = answerTo("format=ids").json.statements[0];
		expect(ids).toMatchObject({ actor: { mbox: "mailto:k@example.org" }, object: { id: "x:1" } });
		expect(ids.actor.name).toBeUndefined();
		expect(ids.object.definition).toBeUndefined();
		const canonical = answerTo("format=canonical", {}, { "accept-language": "de, en-GB;q=0.5, en;q=0.4" }).json
			.statements[0];
		expect(canonical.object.definition.name).toEqual({ en: "Sum" });
		expect(canonical.actor.name).toBe("Kind");
	});
	it("of HEAD has no body", () =>
		expect(answerTo("limit=1", {}, {}, "HEAD")).toMatchObject({ status: 200, body: null }));
});

describe("refusals and about", () => {
	it.each([
		["unauthorized", 401],
		["scope", 403],
		["no-connection", 403],
		["conflict", 409],
		["too-large", 413],
		["version", 400],
	] as const)("%s is %i", (code, status) => {
		const answer = xapi.refuse({ code, details: [] }, request(""));
		expect(answer.status).toBe(status);
		expect(answer.headers["X-Experience-API-Version"]).toBe("1.0.3");
		expect("WWW-Authenticate" in answer.headers).toBe(code === "unauthorized");
	});
	it("a conflict says which and what to do", () => {
		const answer = xapi.refuse({ code: "conflict", details: [{ code: "conflict", path: "/3/id" }] }, request(""));
		expect(JSON.parse(String(answer.body)).reasons[0].message).toMatch(/^\/3\/id belongs to a statement .* void/);
	});
	it("about answers whatever the version, to anybody", () => {
		const about = xapi.endpoints.find(({ path }) => path === "about");
		expect(about?.scopes).toEqual([]);
		if (about?.kind !== "ask") throw new Error("about is a question");
		const odd = request("", { "X-Experience-API-Version": "0.9" });
		expect(about.read(odd)).toEqual({ ok: true, value: { name: "nothing" } });
		expect(JSON.parse(String(about.answer({ name: "nothing" }, odd).body))).toEqual({ version: ["1.0.3", "2.0.0"] });
	});
});
