import type { Answered, StoredStatement, WireAnswer, WireRequest } from "../contract";
import { readFormat } from "./ask";
import { formatStatement } from "./format";
import { writeMore } from "./more";
import { isObject } from "./validate/fault";
import { answerVersion, supportedVersions, versionHeader } from "./version";

type Page = Extract<Answered, { name: "statements" }>;

/** StatementResult, or the one statement that was asked for (part 3, 2.1.3). HEAD is GET without its body. */
export function answerStatements(data: Answered, request: WireRequest): WireAnswer {
	if (data.name !== "statements") throw new Error("the question was for statements");
	const one = data.filter.statementId !== null || data.filter.voidedStatementId !== null;
	const [first] = data.statements;
	if (one && first === undefined) return answer(404, { error: "There is no such statement." }, data, request);
	const shown = data.statements.map((statement) => toWire(statement, data, request));
	if (!one) return answer(200, { statements: shown, more: moreLink(data, request) }, data, request);
	const modified: Record<string, string> = first === undefined ? {} : { "Last-Modified": first.stored.toUTCString() };
	return answer(200, shown[0], data, request, modified);
}

/** As sent, with what the receiver sets: id, stored, authority, version, and the time where none was given (2.4). */
function toWire(stored: StoredStatement, data: Page, request: WireRequest) {
	const body = isObject(stored.body) ? stored.body : {};
	const at = stored.stored.toISOString();
	const { name, homePage } = data.authority;
	const whole = {
		timestamp: at,
		...body,
		id: stored.id,
		stored: at,
		authority: { objectType: "Agent", account: { homePage, name } },
		version: stored.version,
	};
	return formatStatement(withArrays(whole), readFormat(request), request.headers.get("accept-language"));
}

/** A single context activity is given back as an array of one (2.4.6.2). */
function withArrays(statement: { readonly [key: string]: unknown }): { readonly [key: string]: unknown } {
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
	return writeMore(data.filter, readFormat(request), after);
}

function answer(
	status: number,
	body: unknown,
	data: Page,
	request: WireRequest,
	extra: Readonly<Record<string, string>> = {},
): WireAnswer {
	const headers = {
		[versionHeader]: answerVersion(request),
		"X-Experience-API-Consistent-Through": data.consistentThrough.toISOString(),
		"Content-Type": "application/json; charset=utf-8",
		...extra,
	};
	return { status, headers, body: request.method === "HEAD" ? null : JSON.stringify(body) };
}

/** Part 3, 2.8: answers whatever version is asked for. */
export function answerAbout(request: WireRequest): WireAnswer {
	return {
		status: 200,
		headers: { [versionHeader]: answerVersion(request), "Content-Type": "application/json; charset=utf-8" },
		body: JSON.stringify({ version: supportedVersions }),
	};
}
