import type { ConnectionScope } from "../authz/scope";
import type { SchoolTransaction } from "../db/in-school";
import { countOutcomes, type DeliveryReport, type RecordReport } from "../domain/delivery";
import type { Receipt } from "./receive";

/**
 * Keeps the delivery, its raw payload, its counts and what became of each record that was not simply written or
 * unchanged: the last statement of the transaction in which its facts were written.
 */
export async function report(
	tx: SchoolTransaction,
	scope: ConnectionScope,
	receipt: Receipt,
	records: readonly RecordReport[],
): Promise<DeliveryReport> {
	const { schoolId, settings, standard } = scope;
	const { deliveryId, receivedAt } = receipt;
	const counts = countOutcomes(records);
	const exceptions = records.flatMap(({ index, outcome, reason, sourceId, about }) =>
		reason === null
			? []
			: [{ index, outcome, code: reason.code, path: reason.path || null, source_id: sourceId, ...namedKind(about) }],
	);
	await tx.$executeRaw`
		/* prepared */
		WITH kept AS (
			INSERT INTO delivery (school_id, id, connection_id, standard, version, message_id, received_at, bytes, sha256,
				received, written, unchanged, stale, not_used, held, rejected)
			VALUES (${schoolId}::uuid, ${deliveryId}::uuid, ${settings.connectionId}::uuid, ${standard}, ${receipt.version},
				${receipt.messageId}, ${receivedAt}, ${receipt.bytes}, ${receipt.sha256}, ${counts.received},
				${counts.written}, ${counts.unchanged}, ${counts.stale}, ${counts["not-used"]}, ${counts.held},
				${counts.rejected})
		), raw AS (
			INSERT INTO delivery_payload (school_id, delivery_id, body, media_type, request_line)
			VALUES (${schoolId}::uuid, ${deliveryId}::uuid, ${receipt.payload}, ${receipt.mediaType}, ${receipt.requestLine})
		)
		INSERT INTO delivery_record (school_id, delivery_id, index, outcome, code, path, source_id, verb, activity_type)
		SELECT ${schoolId}::uuid, ${deliveryId}::uuid, index, outcome, code, path, source_id, verb, activity_type
		FROM json_to_recordset(${JSON.stringify(exceptions)}::json)
			AS r (index int, outcome text, code text, path text, source_id text, verb text, activity_type text)`;
	return { deliveryId, receivedAt, records };
}

/** Longer ones are no verb or type that anybody decides on. */
const mostCharacters = 500;

/** What a record that was not used is about, for the list of what a connection sends in vain. */
export function namedKind(about: RecordReport["about"]): { verb?: string; activity_type?: string | null } {
	if (about === undefined || about.verb.length > mostCharacters) return {};
	const { verb, activityType } = about;
	return (activityType ?? "").length > mostCharacters ? {} : { verb, activity_type: activityType };
}
