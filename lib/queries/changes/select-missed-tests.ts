import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId, GroupId, PersonId } from "../../domain/ids";
import { countingFirst, takenDay } from "../counting/counting-order";
import { selectCountingGroups, type TakenTest } from "../counting/select-counting-groups";
import { subjectKeyOf } from "../pupils/subject-key";
import { selectTestNames } from "../sittings/test-names";

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
	/** Where the test stands for this pupil (ADR 0031); null: in no group. */
	readonly groupId: GroupId | null;
}

/**
 * Tests of which a supplier says in the period that these pupils did not make them, nothing else of that day counts before
 * it, and they made it on no later day either. The newest first.
 */
export async function selectMissedTests(
	tx: SchoolTransaction,
	scope: Scope,
	pupilIds: readonly PersonId[],
	{ from, to }: { readonly from: string; readonly to: string },
): Promise<MissedTest[]> {
	const rows = await tx.$queryRaw<(Omit<MissedTest, "groupId"> & Pick<TakenTest, "assessmentId" | "day">)[]>`
		WITH said AS MATERIALIZED (
			SELECT DISTINCT ON (e.pupil_id, e.assessment_id, ${takenDay}) e.*
			FROM sitting_entry e
			WHERE e.school_id = ${scope.schoolId}::uuid AND e.pupil_id = ANY(${pupilIds}::uuid[])
				AND e.taken_at >= ${from}::date::timestamp AT TIME ZONE 'Europe/Amsterdam'
				AND e.taken_at < (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'
			ORDER BY e.pupil_id, e.assessment_id, ${takenDay}, ${countingFirst}
		)
		SELECT e.id AS "entryId", e.connection_id AS "connectionId", e.pupil_id AS "pupilId", a.subject_key AS "subjectKey", a.subject_name AS "subjectName", s.name AS supplier,
			a.name AS assessment, e.taken_at AS at, e.received_at AS "knownAt", e.sitting_id AS "sittingId",
			e.assessment_id AS "assessmentId", ${takenDay}::text AS day
		FROM said e
		JOIN assessment a ON a.school_id = e.school_id AND a.id = e.assessment_id
		JOIN connection c ON c.school_id = e.school_id AND c.id = e.connection_id
		JOIN supplier s ON s.id = c.supplier_id
		WHERE e.status = 'final' AND e.missing
			AND NOT EXISTS (
				SELECT 1 FROM sitting_entry made
				WHERE made.school_id = e.school_id AND made.pupil_id = e.pupil_id AND made.assessment_id = e.assessment_id
					AND made.status = 'final' AND NOT made.missing AND made.taken_at >= e.taken_at
			)
		ORDER BY e.taken_at DESC, e.id`;
	const taken = rows.map((row) => ({ ...row, subjectKey: subjectKeyOf(row.subjectKey) }));
	const placeOf = await selectCountingGroups(tx, scope, taken);
	const nameOf = await selectTestNames(
		tx,
		scope,
		rows.map((row) => row.assessmentId),
	);
	return rows.map(({ assessmentId, day: _, ...row }, index) => {
		const of = taken[index];
		return { ...row, assessment: nameOf(assessmentId), groupId: (of && placeOf(of)?.groupId) ?? null };
	});
}
