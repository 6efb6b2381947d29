import type { AnyScope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { entryState, type GoalNotice } from "../../standing/goal-state";
import { countingFirst, takenDay } from "../counting/counting-order";
import type { FactsWanted } from "../groups/select-goal-facts";

/**
 * Tests on these goals of which a pupil has no result that counts in the period, and why: by the same entry as on the page
 * of the test (counting-order.ts). Refused: nothing else came.
 */
export async function selectGoalNotices(
	tx: SchoolTransaction,
	scope: AnyScope,
	{ pupilIds, goalIds, from, to }: FactsWanted,
): Promise<(GoalNotice & { readonly subjectKey: string | null })[]> {
	const rows = await tx.$queryRaw<
		(Omit<GoalNotice, "state"> & { status: string; missing: boolean; subjectKey: string | null })[]
	>`
		WITH mapped AS MATERIALIZED (
			SELECT a.id AS assessment_id, a.subject_key, m.goal_id
			FROM goal_mapping m
			JOIN assessment a ON a.school_id = m.school_id AND a.connection_id = m.connection_id
				AND a.source_id = m.source_id
			WHERE m.school_id = ${scope.schoolId}::uuid AND m.kind = 'assessment' AND m.goal_id = ANY(${goalIds}::uuid[])
			UNION
			SELECT a.id, a.subject_key, m.goal_id
			FROM assessment_part p
			JOIN assessment a ON a.school_id = p.school_id AND a.id = p.assessment_id
			JOIN goal_mapping m ON m.school_id = a.school_id AND m.connection_id = a.connection_id AND m.kind = 'part'
				AND m.source_id = a.source_id || '#' || p.source_id
			WHERE p.school_id = ${scope.schoolId}::uuid AND m.goal_id = ANY(${goalIds}::uuid[])
		), latest AS MATERIALIZED (
			SELECT DISTINCT ON (e.pupil_id, e.assessment_id)
				e.pupil_id, e.connection_id, e.assessment_id, e.status, e.missing,
				${takenDay} AS day
			FROM sitting_entry e
			WHERE e.school_id = ${scope.schoolId}::uuid AND e.pupil_id = ANY(${pupilIds}::uuid[])
				AND e.assessment_id IN (SELECT assessment_id FROM mapped)
				AND e.taken_at >= (${from}::date - 1) AND e.taken_at < (${to}::date + 2)
				AND ${takenDay} BETWEEN ${from}::date AND ${to}::date
			ORDER BY e.pupil_id, e.assessment_id, ${countingFirst}
		), said AS (
			SELECT pupil_id, connection_id, assessment_id, status, missing, day FROM latest
			WHERE status <> 'final' OR missing
			UNION ALL
			SELECT f.pupil_id, f.connection_id, f.assessment_id, 'refused', false, max(f.day)
			FROM refused_result f
			WHERE f.school_id = ${scope.schoolId}::uuid AND f.pupil_id = ANY(${pupilIds}::uuid[])
				AND f.assessment_id IN (SELECT assessment_id FROM mapped) AND f.day BETWEEN ${from}::date AND ${to}::date
				AND NOT EXISTS (
					SELECT FROM latest l WHERE l.pupil_id = f.pupil_id AND l.assessment_id = f.assessment_id)
			GROUP BY f.pupil_id, f.connection_id, f.assessment_id
		)
		SELECT e.pupil_id AS "pupilId", m.goal_id AS "goalId", e.connection_id AS "connectionId",
			e.assessment_id AS "assessmentId", e.day::text AS day, e.status, e.missing,
			m.subject_key AS "subjectKey"
		FROM said e
		JOIN mapped m ON m.assessment_id = e.assessment_id
		ORDER BY e.pupil_id, e.day DESC, e.assessment_id`;
	return rows.flatMap(({ status, missing, ...notice }) => {
		const state = entryState({ status, missing });
		return state === null ? [] : [{ ...notice, state }];
	});
}
