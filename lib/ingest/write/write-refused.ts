import type { SchoolTransaction } from "../../db/in-school";
import { dayInAmsterdam } from "../../domain/school-day";
import type { ParsedRecord } from "../../standards/contract";
import type { Match } from "../match";
import { assessmentId, type EntryRow, entryId } from "./entry-rows";
import type { Place } from "./fact";

/**
 * Keeps which results of tests came and were rejected, of pupils who are known: whose, of which test and day, why. Of one
 * id the newest stands; one that is older than what is stored of it says nothing.
 * @param matches of the records, in their order
 */
export async function writeRefused(
	tx: SchoolTransaction,
	place: Place,
	{ deliveryId, receivedAt }: { readonly deliveryId: string; readonly receivedAt: Date },
	parsed: readonly ParsedRecord[],
	matches: readonly (Match | null)[],
): Promise<void> {
	const rows = new Map(
		parsed.flatMap((one, position) => {
			const match = matches[position];
			if (!("rejected" in one) || !one.about || one.sourceId === null || !match || !("pupilId" in match)) return [];
			const { assessment, takenAt, modifiedAt } = one.about;
			const id = entryId(place, one.sourceId);
			const row = {
				...{ id, assessment_id: assessmentId(place, assessment), pupil_id: match.pupilId },
				...{ day: dayInAmsterdam(new Date(takenAt)), modified_at: modifiedAt, received_at: receivedAt },
				...{ delivery_id: deliveryId, record_index: one.index, code: one.rejected.code },
			};
			return [[id, row] as const];
		}),
	);
	if (rows.size === 0) return;
	await tx.$executeRaw`
		INSERT INTO refused_result AS known (school_id, id, connection_id, assessment_id, pupil_id, day, modified_at,
			received_at, delivery_id, record_index, code)
		SELECT ${place.schoolId}::uuid, r.id, ${place.connectionId}::uuid, r.assessment_id, r.pupil_id, r.day,
			r.modified_at, r.received_at, r.delivery_id, r.record_index, r.code
		FROM json_to_recordset(${JSON.stringify([...rows.values()])}::json) AS r (id uuid, assessment_id uuid,
			pupil_id uuid, day date, modified_at timestamptz, received_at timestamptz, delivery_id uuid, record_index int,
			code text)
		WHERE NOT EXISTS (
			SELECT FROM sitting_entry AS e WHERE e.school_id = ${place.schoolId}::uuid AND e.id = r.id
				AND coalesce(e.delivered_status, e.status) <> 'refused' AND e.modified_at >= r.modified_at)
		ORDER BY r.id
		ON CONFLICT (school_id, id) DO UPDATE SET assessment_id = excluded.assessment_id, pupil_id = excluded.pupil_id,
			day = excluded.day, modified_at = excluded.modified_at, received_at = excluded.received_at,
			delivery_id = excluded.delivery_id, record_index = excluded.record_index, code = excluded.code
		WHERE excluded.modified_at >= known.modified_at`;
}

/** What was refused of these ids is over: something as new or newer of them was accepted, or withdrawn. */
export async function dropRefused(
	tx: SchoolTransaction,
	{ schoolId }: Place,
	rows: readonly Pick<EntryRow, "id" | "modified_at">[],
): Promise<void> {
	const accepted = JSON.stringify(rows.map(({ id, modified_at }) => ({ id, modified_at })));
	await tx.$executeRaw`
		DELETE FROM refused_result AS f
		USING json_to_recordset(${accepted}::json) AS r (id uuid, modified_at timestamptz)
		WHERE f.school_id = ${schoolId}::uuid AND f.id = r.id AND f.modified_at <= r.modified_at`;
}
