import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import type { SubjectKey } from "../../domain/subjects";
import type { MessageRow } from "./select-messages";

/** The message that a pupil's practice of a subject last rests on. */
export interface SubjectMessageRow extends MessageRow {
	readonly pupilId: PersonId;
	readonly subjectKey: SubjectKey | null;
	/** Of the connection as it stands. */
	readonly mappingVersion: number;
}

/** Per pupil, source and subject the last message with attempts in these days, and how many messages there were. */
export function selectSubjectMessages(
	tx: SchoolTransaction,
	scope: Scope,
	wanted: { readonly pupilIds: readonly PersonId[]; readonly from: string; readonly to: string },
): Promise<SubjectMessageRow[]> {
	return tx.$queryRaw<SubjectMessageRow[]>`
		WITH practised AS (
			SELECT a.pupil_id, a.connection_id, a.delivery_id, goal.subject_key, max(a.at) AS at
			FROM attempt a
			JOIN LATERAL (
				SELECT m.goal_id FROM goal_mapping m
				WHERE m.school_id = a.school_id AND m.connection_id = a.connection_id
					AND (
						(m.kind = 'item' AND m.source_id = a.item_id)
						OR (m.kind = 'unit' AND m.source_id = a.unit_id AND NOT EXISTS (
							SELECT 1 FROM goal_mapping own
							WHERE own.school_id = a.school_id AND own.connection_id = a.connection_id
								AND own.kind = 'item' AND own.source_id = a.item_id
						))
					)
			) mapped ON true
			JOIN goal ON goal.id = mapped.goal_id
			WHERE a.school_id = ${scope.schoolId}::uuid AND a.pupil_id = ANY(${wanted.pupilIds}::uuid[])
				AND a.at >= ${wanted.from}::date::timestamp AT TIME ZONE 'Europe/Amsterdam'
				AND a.at < (${wanted.to}::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'
			GROUP BY a.pupil_id, a.connection_id, a.delivery_id, goal.subject_key
		)
		SELECT DISTINCT ON (p.pupil_id, p.connection_id, p.subject_key)
			p.pupil_id AS "pupilId", p.connection_id AS "connectionId", p.subject_key AS "subjectKey",
			'practice' AS series, d.id AS "deliveryId", d.message_id AS "messageId", d.version,
			d.received_at AS "receivedAt", p.at,
			(count(*) OVER (PARTITION BY p.pupil_id, p.connection_id, p.subject_key))::int AS "messageCount",
			c.mapping_version AS "mappingVersion"
		FROM practised p
		JOIN delivery d ON d.school_id = ${scope.schoolId}::uuid AND d.id = p.delivery_id
		JOIN connection c ON c.school_id = d.school_id AND c.id = p.connection_id
		ORDER BY p.pupil_id, p.connection_id, p.subject_key, p.at DESC, d.id`;
}
