import type { DeliveryReport, RecordReport } from "../../domain/delivery";
import { outsideCodes } from "../../domain/measure-domains";
import type { Refusal, WireAnswer } from "../contract";
import { describeReason } from "./reasons";
import type { ResultsVersion } from "./versions";

/** Functional status codes of Edu-V (documentation writes 0001; the schema says integer). */
const created = 1;
const accepted = 2;
const schemaIncorrect = 11;
const versionNotSupported = 12;
const scopeRequired = 21;
const consentRequired = 22;
const schoolUnknown = 23;
const other = 99;

interface StatusEntry {
	readonly id?: string;
	readonly status: number;
	readonly statusMessage: string;
}

/** 201 when all is kept, 202 when some wait for roster, 400 with an entry for every item when some are wrong. */
export function answerDelivery(report: DeliveryReport, version: ResultsVersion): WireAnswer {
	if (report.records.some(({ outcome }) => outcome === "rejected"))
		return answerWith(400, report.records.map(toEntry), version);
	const waiting = report.records.some(({ outcome }) => outcome === "held");
	return answerWith(waiting ? 202 : 201, null, version);
}

function toEntry(record: RecordReport): StatusEntry {
	const id = record.sourceId === null ? {} : { id: record.sourceId };
	if (record.outcome === "held")
		return { ...id, status: accepted, statusMessage: "Accepted; it is shown as soon as the pupil is known." };
	if (record.outcome === "written" && record.reason !== null)
		return { ...id, status: created, statusMessage: `Created. ${describeReason(record.reason)}` };
	if (record.outcome !== "rejected") return { ...id, status: created, statusMessage: statusMessages[record.outcome] };
	const reason = record.reason ?? { code: "unknown", path: "" };
	const status = semanticCodes.has(reason.code) ? other : schemaIncorrect;
	return { ...id, status, statusMessage: describeReason(reason) };
}

const statusMessages = {
	written: "Created.",
	unchanged: "Created; nothing had changed.",
	stale: "Created; a newer state of this item was known already.",
	"not-used": "Created; a newer state of this item stands in the same message.",
} as const;

/** Right by the schema, wrong in meaning. */
const semanticCodes: ReadonlySet<string> = new Set([
	"pupil-not-named",
	"not-a-number",
	"empty-value",
	"unknown-assessment",
	"unknown-part",
	"time-before-2000",
	"time-in-the-future",
	"time-too-long-ago",
	...outsideCodes,
]);

const refusals: Readonly<Record<Refusal["code"], { http: number; status: number; text: string }>> = {
	malformed: { http: 400, status: schemaIncorrect, text: "Schema incorrect." },
	schema: { http: 400, status: schemaIncorrect, text: "Schema incorrect." },
	version: { http: 400, status: versionNotSupported, text: "Version not supported." },
	unauthorized: { http: 401, status: scopeRequired, text: "" },
	origin: { http: 403, status: other, text: "" },
	scope: { http: 403, status: scopeRequired, text: "Scope eduv.result is required; ask for it with the token." },
	"unknown-school": {
		http: 400,
		status: schoolUnknown,
		text: "/school names no school that is known here; send the OnderwijsaanbiederId in organisationMasterIdentifier or an identifier in organisationIds.",
	},
	"no-connection": {
		http: 403,
		status: consentRequired,
		text: "Consent required: the school has no connection with this client; the school's administrator makes one.",
	},
	"connection-not-active": {
		http: 403,
		status: consentRequired,
		text: "Consent required: the school's connection with this client is not active; the school's administrator activates it.",
	},
	"too-large": { http: 413, status: other, text: "" },
	"media-type": { http: 415, status: other, text: "" },
	conflict: { http: 409, status: other, text: "The message contradicts what is kept." },
	"not-found": { http: 404, status: other, text: "There is nothing here; send POST to v1/results or v2/results." },
	method: { http: 405, status: other, text: "Only POST is answered here." },
	rate: { http: 429, status: other, text: "Too many requests; wait and send again." },
	unavailable: { http: 503, status: other, text: "Not available now; nothing was kept, send again later." },
};

export function answerRefusal({ code, details }: Refusal, version: ResultsVersion): WireAnswer {
	const { http, status, text } = refusals[code];
	if (code === "unauthorized")
		return answerWith(401, null, version, { "WWW-Authenticate": 'Bearer realm="exchange", error="invalid_token"' });
	const messages = details.length > 0 ? details.map(describeReason) : [text];
	const entries = messages.map((statusMessage) => ({ status, statusMessage }));
	const challenge = 'Bearer realm="exchange", error="insufficient_scope", scope="eduv.result"';
	const extra: Record<string, string> = code === "scope" ? { "WWW-Authenticate": challenge } : {};
	return answerWith(http, entries, version, code === "method" ? { Allow: "POST" } : extra);
}

function answerWith(
	status: number,
	entries: readonly StatusEntry[] | null,
	version: ResultsVersion,
	extra: Readonly<Record<string, string>> = {},
): WireAnswer {
	const type: Record<string, string> = entries === null ? {} : { "Content-Type": "application/json; charset=utf-8" };
	const headers = { "API-Version": version.full, ...type, ...extra };
	return { status, headers, body: entries === null ? null : JSON.stringify(entries) };
}
