import { findUnstorableText } from "../../domain/storable-text";
import type { Authority, Question, Read, StatementFilter, WireRequest } from "../contract";
import { agentText } from "./agent-text";
import { readMore } from "./more";
import type { Actor } from "./statement";
import { parseTimestamp } from "./timestamp";
import { isActor } from "./validate/actor";
import { isIri, isUuid } from "./validate/primitives";
import { readVersion } from "./version";

const parameters: ReadonlySet<string> = new Set([
	...["statementId", "voidedStatementId", "agent", "verb", "activity", "registration", "related_activities"],
	...["related_agents", "since", "until", "limit", "format", "attachments", "ascending", "more"],
]);
const besideOneStatement: ReadonlySet<string> = new Set(["statementId", "voidedStatementId", "attachments", "format"]);
export const formats = ["exact", "ids", "canonical"] as const;
export type Format = (typeof formats)[number];
/** Also where limit is 0 or absent: as many as we see fit (part 3, 2.1.3). */
const maxLimit = 100;

/** GET statements (part 3, 2.1.3): names in exactly these words, each at most once, one statement or a list. */
export function readQuestion(request: WireRequest): Read<Question> {
	const version = readVersion(request);
	if (!version.ok) return version;
	const { query } = request;
	const names = [...query.keys()];
	if (names.some((name) => !parameters.has(name))) return refuse("unknown-parameter");
	if (new Set(names).size !== names.length) return refuse("repeated-parameter");
	if (query.has("more")) {
		const more = names.length === 1 ? readMore(query.get("more") ?? "") : null;
		return more === null ? refuse("more-not-ours") : statements(more.filter);
	}
	const one = query.has("statementId") || query.has("voidedStatementId");
	if (query.has("statementId") && query.has("voidedStatementId")) return refuse("both-ids");
	if (one && names.some((name) => !besideOneStatement.has(name))) return refuse("id-with-other-parameters");
	return readFilter(query);
}

/** GET about (part 3, 2.8): it has no parameters, and a parameter that nobody knows is refused everywhere (part 3, 3.2). */
export function readAbout({ query }: WireRequest): Read<Question> {
	return query.size > 0 ? refuse("unknown-parameter") : { ok: true, value: { name: "nothing" } };
}

/** How statements are shown. */
export interface Form {
	readonly format: Format;
	/** With the data of attachments, in multipart/mixed. */
	readonly attachments: boolean;
}

/** The form of the answer: part of the more link, so that a list goes on as it began. */
export function readForm({ query }: WireRequest): Form {
	const more = query.has("more") ? readMore(query.get("more") ?? "") : null;
	if (more !== null) return { format: more.format, attachments: more.attachments };
	const format = formats.find((known) => known === query.get("format")) ?? "exact";
	return { format, attachments: query.get("attachments") === "true" };
}

type Reader<T> = (text: string) => T | undefined;
const readUuid: Reader<string> = (text) => (isUuid(text) === null ? text.toLowerCase() : undefined);
const readIri: Reader<string> = (text) => (isIri(text) === null ? text : undefined);
/** A plus sign that nobody escaped reads as a space: before an offset it can be nothing else. */
const readTime: Reader<Date> = (text) => parseTimestamp(text.replace(/ (?=\d{2}(?::?\d{2})?$)/, "+")) ?? undefined;
const readFlag: Reader<boolean> = (text) => (text === "true" ? true : text === "false" ? false : undefined);
const readLimit: Reader<number> = (text) => {
	if (!/^\d{1,9}$/.test(text)) return undefined;
	return Number(text) === 0 ? maxLimit : Math.min(Number(text), maxLimit);
};
const readAgent: Reader<string> = (text) => {
	if (text.length > 5_000) return undefined;
	try {
		const value: unknown = JSON.parse(text);
		return findUnstorableText(value) === null && isActor(value) === null
			? (agentText(value as Actor) ?? undefined)
			: undefined;
	} catch {
		return undefined;
	}
};

function readFilter(query: URLSearchParams): Read<Question> {
	const wrong: string[] = [];
	const read = <T>(name: string, reader: Reader<T>): T | null => {
		const text = query.get(name);
		if (text === null) return null;
		const value = reader(text);
		if (value === undefined) wrong.push(name);
		return value ?? null;
	};
	read("format", (text) => formats.find((known) => known === text));
	read("attachments", readFlag);
	const filter: StatementFilter = {
		statementId: read("statementId", readUuid),
		voidedStatementId: read("voidedStatementId", readUuid),
		agent: read("agent", readAgent),
		relatedAgents: read("related_agents", readFlag) ?? false,
		verb: read("verb", readIri),
		activity: read("activity", readIri),
		relatedActivities: read("related_activities", readFlag) ?? false,
		registration: read("registration", readUuid),
		since: read("since", readTime),
		until: read("until", readTime),
		limit: read("limit", readLimit) ?? maxLimit,
		ascending: read("ascending", readFlag) ?? false,
		after: null,
	};
	const [first] = wrong;
	return first === undefined ? statements(filter) : refuse(`parameter-${first.replaceAll("_", "-")}`);
}

/** Every statement has our authority, so who asks for it among related agents asks for them all. */
function statements(filter: StatementFilter): Read<Question> {
	const withAuthority = (account: Authority) =>
		filter.relatedAgents && filter.agent === agentText({ account }) ? { ...filter, agent: null } : filter;
	return { ok: true, value: { name: "statements", filter: withAuthority } };
}

function refuse(code: string): Read<never> {
	return { ok: false, refusal: { code: "schema", details: [{ code, path: "" }] } };
}
