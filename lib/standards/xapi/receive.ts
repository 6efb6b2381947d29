import type { RecordReason } from "../../domain/delivery";
import type { ConnectionSettings, DeliveryMessage, ParsedRecord, Read, Refusal, WireRequest } from "../contract";
import { toPointer } from "../wire/pointer";
import { readJson } from "../wire/read-json";
import { makeIdAssigner } from "./assign-id";
import {
	type AttachmentData,
	allReferenced,
	checkAttachments,
	checkParts,
	countSignatures,
	dataOf,
} from "./attachments";
import { toDocument } from "./document";
import type { Statement } from "./statement";
import { toDomain } from "./to-domain";
import { unpack } from "./unpack";
import type { Fault } from "./validate/fault";
import { isUuid } from "./validate/primitives";
import { checkStatement } from "./validate/statement";
import { readVersion, type XapiVersion } from "./version";

/** The whole request, and the statements in it: the rest is data of attachments. */
export const maxBodyBytes = 20_000_000;
const maxJsonBytes = 10_000_000;
const maxStatements = 5_000;
/** To verify one takes as long as to read many statements, and one may stand for thousands of equal ones. */
const maxSignatures = 100;
const maxDetails = 20;

interface Batch {
	readonly version: XapiVersion;
	readonly values: readonly unknown[];
	readonly data: AttachmentData;
	/** A single statement's pointers have no position before them. */
	readonly single: boolean;
}

/** POST statements: one, or an array (part 3, 2.1.2). */
export function readPost(request: WireRequest): Read<DeliveryMessage> {
	const stray = [...request.query.keys()][0];
	if (stray !== undefined) return refuse("schema", "unknown-parameter", "");
	const batch = readBatch(request);
	return batch.ok ? toMessage(batch.value, request, null) : batch;
}

/** PUT statements?statementId=: exactly one, whose id is the parameter's or absent (part 3, 2.1.1). */
export function readPut(request: WireRequest): Read<DeliveryMessage> {
	const ids = request.query.getAll("statementId");
	if ([...request.query.keys()].some((key) => key !== "statementId")) return refuse("schema", "unknown-parameter", "");
	const [id] = ids;
	if (id === undefined || ids.length > 1 || isUuid(id) !== null) return refuse("schema", "statement-id-parameter", "");
	const batch = readBatch(request);
	if (!batch.ok) return batch;
	if (!batch.value.single) return refuse("schema", "wrong-type", "");
	return toMessage(batch.value, request, id.toLowerCase());
}

function readBatch(request: WireRequest): Read<Batch> {
	const version = readVersion(request);
	if (!version.ok) return version;
	const unpacked = unpack(request.headers.get("content-type"), request.body);
	if (!unpacked.ok) return unpacked;
	const { parts } = unpacked.value;
	const wrongPart = checkParts(parts);
	if (wrongPart !== null) return refuse("schema", wrongPart, "");
	const json = readJson(unpacked.value.json, maxJsonBytes);
	if (!json.ok) return json;
	const single = !Array.isArray(json.value);
	const values: readonly unknown[] = Array.isArray(json.value) ? json.value : [json.value];
	if (values.length > maxStatements) return refuse("too-large", "too-many-statements", "");
	return { ok: true, value: { version: version.value, values, data: dataOf(parts), single } };
}

function toMessage(batch: Batch, request: WireRequest, parameterId: string | null): Read<DeliveryMessage> {
	const details = findFaults(batch);
	if (details.length > 0) return { ok: false, refusal: { code: "schema", details } };
	const statements = batch.values as readonly Statement[];
	if (!allReferenced(batch.data, statements)) return refuse("schema", "part-not-referenced", "");
	const assign = makeIdAssigner(request.body, request.receivedAt);
	const ids = statements.map(({ id }, index) => id?.toLowerCase() ?? parameterId ?? assign(index));
	if (parameterId !== null && ids[0] !== parameterId) return refuse("schema", "id-is-not-the-parameter", "/id");
	const duplicate = findDuplicate(ids);
	if (duplicate !== null) return refuse("schema", "duplicate-id", `/${duplicate}/id`);
	const value: DeliveryMessage = {
		school: null,
		messageId: null,
		version: batch.version,
		translate: (settings) => translate(statements, ids, batch.single, request.receivedAt, settings),
		timePath: (index) => (batch.single ? "/timestamp" : `/${index}/timestamp`),
	};
	return { ok: true, value };
}

function findFaults({ values, data, version, single }: Batch): RecordReason[] {
	const details: RecordReason[] = [];
	let signatures = 0;
	for (const [index, value] of values.entries()) {
		const invalid = checkStatement(value, version === "2.0.0");
		if (invalid === null) signatures += countSignatures(value as Statement);
		if (signatures > maxSignatures) return [{ code: "too-many-signatures", path: "" }];
		const found = invalid ?? checkAttachments(value as Statement, data);
		if (found !== null) details.push(toReason(found, single ? [] : [index]));
		if (details.length === maxDetails) break;
	}
	return details;
}

function toReason(found: Fault, under: readonly PropertyKey[]): RecordReason {
	return { code: found.code, path: toPointer([...under, ...found.path]) };
}

function translate(
	statements: readonly Statement[],
	ids: readonly string[],
	single: boolean,
	receivedAt: Date,
	settings: ConnectionSettings,
): ParsedRecord[] {
	return statements.map((statement, index) => {
		const id = ids[index] ?? "";
		const made = toDomain(statement, { id, receivedAt, settings });
		const common = { index, sourceId: id, statement: toDocument(statement, id) };
		if ("record" in made) return { ...common, record: made.record };
		const { code, path } = made.rejected;
		return { ...common, rejected: { code, path: single ? path : `/${index}${path}` } };
	});
}

function findDuplicate(ids: readonly string[]): number | null {
	const seen = new Set<string>();
	for (const [index, id] of ids.entries()) {
		if (seen.has(id)) return index;
		seen.add(id);
	}
	return null;
}

function refuse(code: Refusal["code"], detail: string, path: string): Read<never> {
	return { ok: false, refusal: { code, details: [{ code: detail, path }] } };
}
