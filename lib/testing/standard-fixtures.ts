import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { RecordOutcome } from "../domain/delivery";
import { domainRecordSchema } from "../domain/records";
import type {
	ConnectionSettings,
	DeliverEndpoint,
	ExchangeStandard,
	ParsedRecord,
	WireAnswer,
	WireRequest,
} from "../standards/contract";

/** input.json of a golden fixture: a request as it comes in; `text` instead of `body` for what is not JSON. */
export interface FixtureInput {
	readonly about: string;
	readonly method: string;
	readonly path: string;
	readonly query?: Readonly<Record<string, string>>;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: unknown;
	readonly text?: string;
	readonly receivedAt: string;
	readonly settings?: Partial<ConnectionSettings>;
	/** How the writer ends each good record, for the answer; written where absent. */
	readonly outcomes?: readonly RecordOutcome[];
}

export interface Fixture {
	readonly name: string;
	readonly input: FixtureInput;
	readonly expected: unknown;
}

/** Every case of a folder. @throws where input.json or expected.json is missing: a golden fixture is never skipped. */
export function listFixtures(standardFolder: string): Fixture[] {
	const folder = path.join(standardFolder, "fixtures");
	return readdirSync(folder).map((name) => {
		const read = (file: string): unknown => {
			const full = path.join(folder, name, file);
			if (!existsSync(full)) throw new Error(`${full} is missing`);
			return JSON.parse(readFileSync(full, "utf8"));
		};
		return { name, input: read("input.json") as FixtureInput, expected: read("expected.json") };
	});
}

export function toWireRequest(input: FixtureInput): WireRequest {
	const text = input.text ?? (input.body === undefined ? "" : JSON.stringify(input.body));
	return {
		method: input.method,
		path: input.path,
		query: new URLSearchParams(input.query),
		headers: new Headers({ "content-type": "application/json", ...input.headers }),
		body: new TextEncoder().encode(text),
		receivedAt: new Date(input.receivedAt),
	};
}

/** What a standard makes of a delivery, in a form that can be kept as JSON. */
export function runFixture(standard: ExchangeStandard, input: FixtureInput) {
	const request = toWireRequest(input);
	const endpoint = findDeliverEndpoint(standard, request);
	const read = endpoint.read(request);
	if (!read.ok) return { refused: read.refusal, answer: toPlain(standard.refuse(read.refusal, request)) };
	const settings = { actorHomePages: {}, mboxAllowed: false, ...input.settings } as ConnectionSettings;
	const records = read.value.translate(settings);
	for (const parsed of records) if ("record" in parsed) domainRecordSchema.parse(parsed.record);
	const report = {
		deliveryId: "delivery",
		receivedAt: request.receivedAt,
		records: records.map((parsed, index) => toReport(parsed, input.outcomes?.[index])),
	};
	const { school, messageId, version } = read.value;
	const answer = toPlain(endpoint.answer(report, read.value, request));
	return { message: { school, messageId, version }, records: records.map(withHexFingerprint), answer };
}

export function findDeliverEndpoint(standard: ExchangeStandard, request: WireRequest): DeliverEndpoint {
	const found = standard.endpoints.find((one) => one.path === request.path && one.method === request.method);
	if (found?.kind !== "deliver")
		throw new Error(`${standard.key} takes in nothing at ${request.method} ${request.path}`);
	return found;
}

function toReport(parsed: ParsedRecord, outcome: RecordOutcome | undefined) {
	const { index, sourceId } = parsed;
	if ("rejected" in parsed) return { index, sourceId, outcome: "rejected" as const, reason: parsed.rejected };
	const natural = parsed.record.kind === "not-used" ? "not-used" : "written";
	const ending = outcome ?? natural;
	return { index, sourceId, outcome: ending, reason: ending === "written" ? (parsed.warnings?.[0] ?? null) : null };
}

function withHexFingerprint(parsed: ParsedRecord) {
	if (parsed.statement === undefined) return parsed;
	const fingerprint = Buffer.from(parsed.statement.fingerprint).toString("hex");
	return { ...parsed, statement: { ...parsed.statement, fingerprint } };
}

function toPlain({ status, headers, body }: WireAnswer) {
	return { status, headers, body: body === null ? null : (JSON.parse(String(body)) as unknown) };
}
