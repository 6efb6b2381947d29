import type { RecordReason } from "../domain/delivery";
import type { DomainRecord } from "../domain/records";
import type { ConnectionSettings, DeliveryMessage, ParsedRecord, WireRequest } from "../standards/contract";

const firstMoment = "2000-01-01T00:00:00.000Z";
const dayMs = 86_400_000;
/** NUL and halves of surrogate pairs: JSON can carry them, PostgreSQL's text cannot. */
const unstorable = /\0|\p{Surrogate}/u;

/** The records of a message as the standard reads them, less those that cannot be kept or lie outside all school time. */
export function translate(
	message: DeliveryMessage,
	settings: ConnectionSettings,
	request: WireRequest,
): readonly ParsedRecord[] {
	const latest = new Date(request.receivedAt.getTime() + dayMs).toISOString();
	const suspect = mayHoldUnstorable(request.body);
	return message.translate(settings).map((parsed) => {
		if ("rejected" in parsed) return suspect ? { ...parsed, sourceId: storableOrNull(parsed.sourceId) } : parsed;
		const code = (suspect && holdsUnstorable(parsed) ? "unstorable-text" : null) ?? faultOfTime(parsed.record, latest);
		return code === null ? parsed : refuse(parsed, { code, path: "" });
	});
}

function refuse(parsed: ParsedRecord, rejected: RecordReason): ParsedRecord {
	return { index: parsed.index, sourceId: storableOrNull(parsed.sourceId), rejected };
}

/** Only an escape (or the byte itself) can bring what cannot be stored: most bodies have none, and are not searched. */
function mayHoldUnstorable(body: Uint8Array): boolean {
	const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
	return bytes.includes("\\u") || bytes.includes("&#") || bytes.includes(0);
}

function holdsUnstorable(value: unknown): boolean {
	if (typeof value === "string") return unstorable.test(value);
	if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return false;
	return Object.values(value).some(holdsUnstorable);
}

const storableOrNull = (text: string | null) => (text !== null && unstorable.test(text) ? null : text);

/** ISO text in UTC compares as time does. */
function faultOfTime(record: DomainRecord, latest: string): string | null {
	const at = timeOf(record);
	if (at === null) return null;
	if (at < firstMoment) return "time-before-2000";
	return at > latest ? "time-in-future" : null;
}

function timeOf(record: DomainRecord): string | null {
	if (record.kind === "sitting-entry") return record.takenAt;
	return record.kind === "attempt" || record.kind === "unit-progress" ? record.at : null;
}
