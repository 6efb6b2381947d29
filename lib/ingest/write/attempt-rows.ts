import { deterministicId } from "../../db/ids";
import type { AttemptRecord } from "../../domain/records";
import { Prisma } from "../../generated/prisma/client";
import type { Place, PupilFact } from "./fact";
import { fingerprint } from "./fingerprint";

export type AttemptRow = ReturnType<typeof attemptRow>;

/** @param n position of the fact in its list */
export function attemptRow({ schoolId, connectionId }: Place, fact: PupilFact<AttemptRecord>, n: number) {
	const { origin, pupilId, record } = fact;
	return {
		n,
		id: deterministicId(schoolId, connectionId, "attempt", record.sourceId),
		source_id: record.sourceId,
		at: record.at,
		pupil_id: pupilId,
		item_id: record.itemId,
		unit_id: record.unitId,
		title: record.title,
		success: record.success,
		score_ratio: record.scoreRatio,
		duration_ms: record.durationMs,
		item_title: record.itemTitle ?? null,
		reported_as: record.reportedAs ?? null,
		is_mark: record.role === "mark",
		is_echo: false,
		fingerprint: fingerprintOf(record),
		delivery_id: origin.deliveryId,
		record_index: origin.index,
		received_at: origin.receivedAt,
	};
}

/** Names and how it was told are no content: what was stored before they were is the same attempt still. */
function fingerprintOf({ itemTitle: _title, reportedAs: _way, role, ...content }: AttemptRecord): string {
	return fingerprint(role === "mark" ? { ...content, role } : content);
}

/** The rows as a relation `incoming` of SQL. */
export function incomingAttempts(rows: readonly AttemptRow[]): Prisma.Sql {
	return Prisma.sql`incoming AS MATERIALIZED (
		SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r (
			n int, id uuid, source_id text, at timestamptz, pupil_id uuid, item_id text, unit_id text, title text,
			success boolean, score_ratio float8, duration_ms int, item_title text, reported_as text, is_mark boolean,
			is_echo boolean, fingerprint bytea, delivery_id uuid, record_index int, received_at timestamptz)
	)`;
}
