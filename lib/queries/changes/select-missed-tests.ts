import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId, PersonId } from "../../domain/ids";

export interface MissedTest {
	readonly entryId: string;
	readonly connectionId: ConnectionId;
	readonly pupilId: PersonId;
	readonly subjectKey: string | null;
	readonly subjectName: string | null;
	readonly supplier: string;
	readonly assessment: string;
	readonly at: Date;
	readonly knownAt: Date;
	readonly sittingId: string | null;
}

/** Tests of which a supplier says in the period that these pupils did not make them, and none made since; at most 500. */
export function selectMissedTests(
	tx: SchoolTransaction,
	scope: Scope,
	pupilIds: readonly PersonId[],
	{ from, to }: { readonly from: string; readonly to: string },
): Promise<MissedTest[]> {
	return tx.$queryRaw<MissedTest[]>`
		SELECT e.id AS "entryId", e.connection_id AS "connectionId", e.pupil_id AS "pupilId", a.subject_key AS "subjectKey", a.subject_name AS "subjectName", s.name AS supplier,
			a.name AS assessment, e.taken_at AS at, e.received_at AS "knownAt", e.sitting_id AS "sittingId"
		FROM sitting_entry e
		JOIN assessment a ON a.school_id = e.school_id AND a.id = e.assessment_id
		JOIN connection c ON c.school_id = e.school_id AND c.id = e.connection_id
		JOIN supplier s ON s.id = c.supplier_id
		WHERE e.school_id = ${scope.schoolId}::uuid AND e.pupil_id = ANY(${pupilIds}::uuid[])
			AND e.status = 'final' AND e.missing
			AND e.taken_at >= ${from}::date::timestamp AT TIME ZONE 'Europe/Amsterdam'
			AND e.taken_at < (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'
			AND NOT EXISTS (
				SELECT 1 FROM sitting_entry made
				WHERE made.school_id = e.school_id AND made.pupil_id = e.pupil_id AND made.assessment_id = e.assessment_id
					AND made.status = 'final' AND NOT made.missing AND made.taken_at >= e.taken_at
			)
		ORDER BY e.taken_at DESC, e.id
		LIMIT 500`;
}
