import type { Answered, KeptMessage, StoredStatement, WireAnswer, WireRequest } from "../contract";
import { readForm } from "./ask";
import { formatStatement } from "./format";
import { type KeptStatement, type ReadMessage, readMessage, writeMultipart } from "./give-back";
import { writeMore } from "./more";
import { isObject, type JsonObject } from "./validate/fault";
import { answerVersion, consistentHeader, supportedVersions, versionHeader } from "./version";

type Page = Extract<Answered, { name: "statements" }>;

/** StatementResult, or the one statement that was asked for (part 3, 2.1.3). HEAD is GET without its body. */
export function answerStatements(data: Answered, request: WireRequest): WireAnswer {
	if (data.name !== "statements") throw new Error("the question was for statements");
	const headers = commonHeaders(data, request);
	const one = data.filter.statementId !== null || data.filter.voidedStatementId !== null;
	const [first] = data.statements;
	const inBody = (body: Uint8Array<ArrayBuffer> | string) => (request.method === "HEAD" ? null : body);
	if (one && first === undefined)
		return { status: 404, headers, body: inBody(JSON.stringify({ error: "There is no such statement." })) };
	const kept = keepOnce(data.statements);
	const shown = kept.map((statement) => toWire(statement, data, request));
	const json = JSON.stringify(one ? shown[0] : { statements: shown, more: moreLink(data, request) });
	if (one && first !== undefined) headers["Last-Modified"] = first.stored.toUTCString();
	if (!readForm(request).attachments) return { status: 200, headers, body: inBody(json) };
	const { mediaType, body } = writeMultipart(json, kept);
	return { status: 200, headers: { ...headers, "Content-Type": mediaType }, body: inBody(body) };
}

/** A stored statement with what stands in its message; each message is read once. */
function keepOnce(statements: readonly StoredStatement[]): readonly KeptStatement[] {
	const messages = new Map<KeptMessage, ReadMessage>();
	return statements.map((stored) => {
		const message = messages.get(stored.message) ?? readMessage(stored.message);
		messages.set(stored.message, message);
		const body = Array.isArray(message.value) ? message.value[stored.index] : message.value;
		return { stored, body: isObject(body) ? body : {}, data: message.data };
	});
}

/** As sent, with what the receiver sets: id, stored, authority, and version and time where none was given (part 2, 2.4). */
function toWire({ stored, body }: KeptStatement, data: Page, request: WireRequest) {
	const at = stored.stored.toISOString();
	const { name, homePage } = data.authority;
	const whole = {
		timestamp: at,
		// A version that was sent stays; without one it is the first of its line (part 2, 2.4.10).
		version: stored.version.startsWith("2") ? "2.0.0" : "1.0.0",
		...body,
		id: stored.id,
		stored: at,
		authority: { objectType: "Agent", account: { homePage, name } },
	};
	return formatStatement(withArrays(whole), readForm(request).format, request.headers.get("accept-language"));
}

/** A single context activity is given back as an array of one (part 2, 2.4.6.2), also of a SubStatement. */
function withArrays(statement: JsonObject): JsonObject {
	const { object } = statement;
	const isWhole = isObject(object) && object.objectType === "SubStatement";
	return withOwnArrays(isWhole ? { ...statement, object: withOwnArrays(object) } : statement);
}

function withOwnArrays(statement: JsonObject): JsonObject {
	const { context } = statement;
	if (!isObject(context) || !isObject(context.contextActivities)) return statement;
	const entries = Object.entries(context.contextActivities).map(([key, value]) => [
		key,
		Array.isArray(value) ? value : [value],
	]);
	return { ...statement, context: { ...context, contextActivities: Object.fromEntries(entries) } };
}

function moreLink(data: Page, request: WireRequest): string {
	const last = data.statements.at(-1);
	if (!data.more || last === undefined) return "";
	const after = { stored: last.stored.toISOString(), sequence: last.sequence };
	return writeMore(data.filter, readForm(request), after);
}

function commonHeaders(data: Page, request: WireRequest): Record<string, string> {
	return {
		[versionHeader]: answerVersion(request),
		[consistentHeader]: data.consistentThrough.toISOString(),
		"Content-Type": "application/json; charset=utf-8",
	};
}

/** Part 3, 2.8: answers whatever version is asked for. */
export function answerAbout(request: WireRequest): WireAnswer {
	return {
		status: 200,
		headers: { [versionHeader]: answerVersion(request), "Content-Type": "application/json; charset=utf-8" },
		body: JSON.stringify({ version: supportedVersions }),
	};
}
