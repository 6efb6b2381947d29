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
import { type Mended, mend } from "./deviations";
import { toDocument } from "./document";
import type { Statement } from "./statement";
import { toDomain } from "./to-domain";
import { unpack } from "./unpack";
import { type Fault, fault, isObject, type JsonObject } from "./validate/fault";
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

type Allowed = ReadonlySet<string>;
const strict: Allowed = new Set();

/** POST statements: one, or an array (part 3, 2.1.2). */
export function readPost(request: WireRequest, allowed: Allowed = strict): Read<DeliveryMessage> {
	const stray = [...request.query.keys()][0];
	if (stray !== undefined) return refuse("schema", "unknown-parameter", "");
	const batch = readBatch(request);
	return batch.ok ? toMessage(batch.value, request, null, allowed) : batch;
}

/** PUT statements?statementId=: exactly one, whose id is the parameter's or absent (part 3, 2.1.1). */
export function readPut(request: WireRequest, allowed: Allowed = strict): Read<DeliveryMessage> {
	const ids = request.query.getAll("statementId");
	if ([...request.query.keys()].some((key) => key !== "statementId")) return refuse("schema", "unknown-parameter", "");
	const [id] = ids;
	if (id === undefined || ids.length > 1 || isUuid(id) !== null) return refuse("schema", "statement-id-parameter", "");
	const batch = readBatch(request);
	if (!batch.ok) return batch;
	if (!batch.value.single) return refuse("schema", "wrong-type", "");
	return toMessage(batch.value, request, id.toLowerCase(), allowed);
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

function toMessage(
	batch: Batch,
	request: WireRequest,
	parameterId: string | null,
	allowed: Allowed,
): Read<DeliveryMessage> {
	const checked = checkAll(batch, allowed);
	if ("refusal" in checked) return { ok: false, refusal: checked.refusal };
	const { read } = checked;
	if (
		!allReferenced(
			batch.data,
			read.flatMap(({ statement }) => statement ?? []),
		)
	)
		return refuse("schema", "part-not-referenced", "");
	const assign = makeIdAssigner(request.body, request.receivedAt);
	const ids = read.map(({ id }, index) => id?.toLowerCase() ?? parameterId ?? assign(index));
	if (parameterId !== null && ids[0] !== parameterId) return refuse("schema", "id-is-not-the-parameter", "/id");
	const duplicate = findDuplicate(ids);
	if (duplicate !== null) return refuse("schema", "duplicate-id", `/${duplicate}/id`);
	const value: DeliveryMessage = {
		school: null,
		messageId: null,
		version: batch.version,
		translate: (settings) => translate(read, ids, batch.single, request.receivedAt, settings),
		timePath: (index) => (batch.single ? "/timestamp" : `/${index}/timestamp`),
	};
	return { ok: true, value };
}

/** A statement as it is read. */
interface ReadStatement {
	/** Null: nothing can be made of it, so that it is rejected alone. */
	readonly statement: Statement | null;
	readonly id: string | undefined;
	/** Known deviations that were let in. */
	readonly deviating: Mended["found"];
}

/**
 * Every statement as it is read, or what is wrong. Strict unless a connection lets deviations in: then, and only for what is
 * invalid, these are read in their stated way. Where nothing else is wrong the refusal names them.
 */
function checkAll(batch: Batch, allowed: Allowed): { read: ReadStatement[] } | { refusal: Refusal } {
	const details: RecordReason[] = [];
	const known = new Set<string>();
	let isAllKnown = true;
	const read: ReadStatement[] = [];
	const count = { signatures: 0 };
	for (const [index, value] of batch.values.entries()) {
		const invalid = checkOne(value, batch, count);
		const mended = invalid === null ? null : mendWhole(value, batch, count);
		if (count.signatures > maxSignatures) return { refusal: tooManySignatures };
		for (const { code } of mended?.found ?? []) known.add(code);
		const isLet = mended?.found.every(({ code }) => allowed.has(code)) ?? false;
		if (invalid !== null && !isLet) {
			details.push(toReason(invalid, batch.single ? [] : [index]));
			isAllKnown &&= mended !== null;
			if (details.length === maxDetails) break;
			continue;
		}
		const statement = (mended === null ? value : mended.value) as Statement | null;
		read.push({ statement, id: (value as { id?: string }).id, deviating: mended?.found ?? [] });
	}
	if (details.length === 0) return { read };
	const refusal: Refusal = { code: "schema", details };
	return { refusal: isAllKnown ? { ...refusal, deviations: [...known] } : refusal };
}

const tooManySignatures: Refusal = { code: "schema", details: [{ code: "too-many-signatures", path: "" }] };

/** Signatures are counted before any more of them is verified. */
function checkOne(value: unknown, { version, data }: Batch, count: { signatures: number }): Fault | null {
	const invalid = checkStatement(value, version === "2.0.0");
	if (invalid !== null) return invalid;
	count.signatures += countSignatures(value as Statement);
	return count.signatures > maxSignatures ? fault("too-many-signatures") : checkAttachments(value as Statement, data);
}

/** Null: something else is wrong with it too. */
function mendWhole(value: unknown, batch: Batch, count: { signatures: number }): Mended | null {
	if (!isObject(value)) return null;
	const mended = mend(value);
	if (mended.found.length === 0) return null;
	// Without its object it cannot be read, but the rest of it must be as the standard says.
	const rest = mended.value ?? mend({ ...value, object: { ...(value.object as JsonObject), id: "urn:missing" } }).value;
	return checkOne(rest, batch, count) === null ? mended : null;
}

function toReason(found: Fault, under: readonly PropertyKey[]): RecordReason {
	return { code: found.code, path: toPointer([...under, ...found.path]) };
}

function translate(
	read: readonly ReadStatement[],
	ids: readonly string[],
	single: boolean,
	receivedAt: Date,
	settings: ConnectionSettings,
): ParsedRecord[] {
	return read.map(({ statement, deviating }, index) => {
		const id = ids[index] ?? "";
		const placed = ({ code, path }: RecordReason) => ({ code, path: single ? path : `/${index}${path}` });
		if (statement === null)
			return { index, sourceId: id, rejected: placed({ code: "object-without-id", path: "/object" }) };
		const made = toDomain(statement, { id, receivedAt, settings });
		const common = { index, sourceId: id, statement: toDocument(statement, id) };
		if ("rejected" in made) return { ...common, rejected: placed(made.rejected) };
		const warnings = [...deviating, ...(made.warnings ?? [])].map(placed);
		return { ...common, record: made.record, ...(warnings.length > 0 ? { warnings } : {}) };
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
