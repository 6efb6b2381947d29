import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId, GoalId, GroupId, PersonId } from "../../domain/ids";
import type { LevelWeek, PracticeWeek, SittingFact } from "../../standing/timeline-panel";
import { countingFirst, firstSent, isResult, takenDay } from "../counting/counting-order";
import { inGroup, withTestNames } from "../groups/select-goal-facts";
import { ownScale, type WithScale, withLevels } from "../scales/own-scale";

/** One goal, the pupils who may be compared, a period (yyyy-mm-dd, both inclusive). */
export interface TimelineWanted {
	readonly goalId: GoalId;
	readonly pupilIds: readonly PersonId[];
	readonly from: string;
	readonly to: string;
}

/** Practice by pupil, source and week, from the day rollups. */
export function selectWeeks(tx: SchoolTransaction, scope: Scope, wanted: TimelineWanted): Promise<PracticeWeek[]> {
	return tx.$queryRaw<PracticeWeek[]>`
		SELECT pupil_id AS "pupilId", connection_id AS "connectionId",
			date_trunc('week', day::timestamp)::date::text AS week, max(day)::text AS day,
			sum(first_judged)::int AS judged, sum(first_correct)::int AS correct,
			sum(partial)::int AS partial, sum(partial_sum)::float8 AS "partialSum"
		FROM practice_day
		WHERE school_id = ${scope.schoolId}::uuid AND pupil_id = ANY(${wanted.pupilIds}::uuid[])
			AND kind = 'goal' AND key = ${wanted.goalId}::text
			AND day BETWEEN ${wanted.from}::date AND ${wanted.to}::date
		GROUP BY 1, 2, 3`;
}

/** The supplier's own word on a unit of this goal: the last of each week. */
export function selectLevelWeeks(tx: SchoolTransaction, scope: Scope, wanted: TimelineWanted): Promise<LevelWeek[]> {
	return tx.$queryRaw<LevelWeek[]>`
		SELECT DISTINCT ON (p.pupil_id, p.connection_id, p.unit_id, week)
			'level' AS kind, ${wanted.goalId}::text AS "goalId", p.pupil_id AS "pupilId", p.connection_id AS "connectionId",
			p.unit_id AS "unitId", u.title AS "unitTitle", p.status AS verdict, p.score::float8 AS score,
			p.score_minimum::float8 AS minimum, p.score_maximum::float8 AS maximum,
			(p.at AT TIME ZONE 'Europe/Amsterdam')::date::text AS day,
			date_trunc('week', p.at AT TIME ZONE 'Europe/Amsterdam')::date::text AS week
		FROM goal_mapping m
		JOIN unit_progress p ON p.school_id = m.school_id AND p.connection_id = m.connection_id AND p.unit_id = m.source_id
		LEFT JOIN supplier_unit u ON u.school_id = m.school_id AND u.connection_id = m.connection_id
			AND u.kind = 'unit' AND u.source_id = m.source_id
		WHERE m.school_id = ${scope.schoolId}::uuid AND m.kind = 'unit' AND m.goal_id = ${wanted.goalId}::uuid
			AND p.pupil_id = ANY(${wanted.pupilIds}::uuid[]) AND NOT p.withdrawn
			AND p.at >= ${wanted.from}::date::timestamp AT TIME ZONE 'Europe/Amsterdam'
			AND p.at < (${wanted.to}::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'
		ORDER BY p.pupil_id, p.connection_id, p.unit_id, week, p.at DESC, p.id`;
}

/**
 * Of each pupil, test and day the result that counts, of what is mapped to the goal; in progress, missing and withdrawn are
 * none. Of one that counts in another group of the pupil it says so.
 */
export async function selectSittings(
	tx: SchoolTransaction,
	scope: Scope,
	groupId: GroupId,
	wanted: TimelineWanted,
): Promise<SittingFact[]> {
	const rows = await tx.$queryRaw<(SittingFact & WithScale & { subjectKey: string | null })[]>`
		WITH taken AS MATERIALIZED (
			SELECT DISTINCT ON (e.pupil_id, e.assessment_id, ${takenDay}) e.*
			FROM sitting_entry e
			WHERE e.school_id = ${scope.schoolId}::uuid AND e.pupil_id = ANY(${wanted.pupilIds}::uuid[]) AND ${isResult}
				AND e.taken_at >= ${wanted.from}::date::timestamp AT TIME ZONE 'Europe/Amsterdam'
				AND e.taken_at < (${wanted.to}::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'
			ORDER BY e.pupil_id, e.assessment_id, ${takenDay}, ${countingFirst}
		)
		SELECT DISTINCT ON (e.pupil_id, a.id, o.part_source_id, o.type, day)
			'test' AS kind, ${wanted.goalId}::text AS "goalId", e.pupil_id AS "pupilId", e.connection_id AS "connectionId",
			a.id AS "assessmentId", a.name AS "assessmentName", f.id AS "familyId", a.subject_key AS "subjectKey",
			o.part_source_id AS "partSourceId", part.name AS "partName", o.type, o.text, o.number::float8 AS number,
			o.maximum::float8 AS maximum, ${takenDay}::text AS day, ${ownScale}
		FROM taken e
		JOIN assessment a ON a.school_id = e.school_id AND a.id = e.assessment_id
		JOIN outcome o ON o.school_id = e.school_id AND o.entry_id = e.id
		JOIN goal_mapping m ON m.school_id = e.school_id AND m.connection_id = e.connection_id
			AND m.goal_id = ${wanted.goalId}::uuid
			AND m.kind = CASE WHEN o.part_source_id = '' THEN 'assessment' ELSE 'part' END
			AND m.source_id = CASE WHEN o.part_source_id = '' THEN a.source_id ELSE a.source_id || '#' || o.part_source_id END
		LEFT JOIN scale_family f ON f.school_id = a.school_id AND f.id = a.family_id AND f.measure_type = o.type
		LEFT JOIN assessment_part part ON part.school_id = a.school_id AND part.assessment_id = a.id
			AND part.source_id = o.part_source_id
		ORDER BY e.pupil_id, a.id, o.part_source_id, o.type, day, ${firstSent}`;
	const named = await withTestNames(tx, scope, rows);
	return inGroup(tx, scope, groupId, withLevels<SittingFact & { subjectKey: string | null }>(named));
}

/** How much a pupil did for the goal by one source, apart from how well. */
export interface Effort {
	readonly connectionId: ConnectionId;
	readonly days: number;
	readonly attempts: number;
	readonly durationMs: number;
	readonly units: number;
	/** yyyy-mm-dd */
	readonly lastDay: string;
}

/** Effort of the pupil in the period, and how many units of the goal the source told something of. */
export function selectEffort(
	tx: SchoolTransaction,
	scope: Scope,
	wanted: Omit<TimelineWanted, "pupilIds"> & { readonly pupilId: PersonId },
): Promise<Effort[]> {
	return tx.$queryRaw<Effort[]>`
		SELECT d.connection_id AS "connectionId", count(*)::int AS days, sum(d.attempts)::int AS attempts,
			sum(d.duration_ms)::float8 AS "durationMs", max(d.day)::text AS "lastDay",
			(SELECT count(DISTINCT p.unit_id)::int FROM unit_progress p
				JOIN goal_mapping m ON m.school_id = p.school_id AND m.connection_id = p.connection_id AND m.kind = 'unit'
					AND m.source_id = p.unit_id AND m.goal_id = ${wanted.goalId}::uuid
				WHERE p.school_id = ${scope.schoolId}::uuid AND p.pupil_id = ${wanted.pupilId}::uuid
					AND p.connection_id = d.connection_id AND NOT p.withdrawn
					AND p.status IN ('completed', 'passed', 'mastered')) AS units
		FROM practice_day d
		WHERE d.school_id = ${scope.schoolId}::uuid AND d.pupil_id = ${wanted.pupilId}::uuid
			AND d.kind = 'goal' AND d.key = ${wanted.goalId}::text
			AND d.day BETWEEN ${wanted.from}::date AND ${wanted.to}::date
		GROUP BY d.connection_id`;
}
