import type { AnyScope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { GoalId, GroupId, PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import type { EvidenceFact, LevelFact, TestFact } from "../../standing/facts";
import type { StandingSettings } from "../../standing/settings";
import { countingFirst, firstSent, isResult, takenDay } from "../counting/counting-order";
import { placesForGroups } from "../counting/places-for-group";
import { subjectKeyOf } from "../pupils/subject-key";
import { ownScale, type WithScale, withLevels } from "../scales/own-scale";
import { selectTestNames } from "../sittings/test-names";

export interface FactsWanted {
	readonly pupilIds: readonly PersonId[];
	readonly goalIds: readonly GoalId[];
	/** yyyy-mm-dd, both inclusive. */
	readonly from: string;
	readonly to: string;
}

/**
 * Facts of the pupils of one group, in whose figures a result of a test may or may not count; null: of no group. A pupil
 * can be compared in another group for each goal.
 */
export interface GroupFactsWanted extends FactsWanted {
	readonly groupId: GroupId | null | ((goalId: GoalId) => GroupId | null);
}

/**
 * Per pupil, goal and source: the latest practice days that together hold enough first attempts, not older than the
 * settings allow before the end of the period (STANDING, evidence). One pass over the day rollups, by their key. Who has no
 * evidence but made something has a row of what was made.
 */
export function selectPracticeFacts(
	tx: SchoolTransaction,
	scope: AnyScope,
	wanted: FactsWanted,
	settings: StandingSettings,
): Promise<EvidenceFact[]> {
	const oldest = addDays(wanted.to, -settings.evidenceAgeDaysMax);
	const from = wanted.from > oldest ? wanted.from : oldest;
	return tx.$queryRaw<EvidenceFact[]>`
		SELECT 'practice' AS kind, pupil_id AS "pupilId", key AS "goalId", connection_id AS "connectionId",
			coalesce(max(day) FILTER (WHERE told), max(day))::text AS day,
			coalesce(min(day) FILTER (WHERE told), min(day))::text AS since,
			sum(first_judged)::int AS judged, sum(first_correct)::int AS correct,
			count(*) FILTER (WHERE first_judged > 0)::int AS days, count(*) FILTER (WHERE partial > 0)::int AS "partialDays",
			sum(partial)::int AS partial, sum(partial_sum)::float8 AS "partialSum",
			CASE WHEN bool_or(told) THEN 0 ELSE sum(attempts - all_judged) END::int AS made
		FROM (
			SELECT d.pupil_id, d.key, d.connection_id, d.day, d.first_judged, d.first_correct, d.partial, d.partial_sum,
				d.attempts, d.judged AS all_judged,
				-- A day of repeats alone, or without a verdict, is no evidence and must not make older evidence look fresh.
				d.first_judged > 0 OR d.partial > 0 AS told,
				sum(greatest(d.first_judged, d.partial)) OVER (
					PARTITION BY d.pupil_id, d.key, d.connection_id ORDER BY d.day DESC
				) - greatest(d.first_judged, d.partial) AS newer
			FROM practice_day d
			WHERE d.school_id = ${scope.schoolId}::uuid AND d.pupil_id = ANY(${wanted.pupilIds}::uuid[])
				AND d.kind = 'goal' AND d.key = ANY(${wanted.goalIds}::text[])
				AND d.day BETWEEN ${from}::date AND ${wanted.to}::date
		) latest
		WHERE newer < ${settings.evidenceMin}
		GROUP BY pupil_id, key, connection_id`;
}

/**
 * Of each pupil and test the result of the period that counts, by goal, part and type. What is mapped is found first, by
 * assessment and part, so that the entries meet ids and never compare texts of suppliers. A result that counts in another
 * group of the pupil says so.
 */
export async function selectTestFacts(
	tx: SchoolTransaction,
	scope: AnyScope,
	wanted: GroupFactsWanted,
): Promise<TestFact[]> {
	const rows = await tx.$queryRaw<(TestFact & WithScale & { subjectKey: string | null })[]>`
		WITH mapped AS MATERIALIZED (
			SELECT a.id AS assessment_id, a.name, a.subject_key, '' AS part_source_id, m.goal_id
			FROM goal_mapping m
			JOIN assessment a ON a.school_id = m.school_id AND a.connection_id = m.connection_id
				AND a.source_id = m.source_id
			WHERE m.school_id = ${scope.schoolId}::uuid AND m.kind = 'assessment'
				AND m.goal_id = ANY(${wanted.goalIds}::uuid[])
			UNION ALL
			SELECT a.id, a.name, a.subject_key, p.source_id, m.goal_id
			FROM assessment_part p
			JOIN assessment a ON a.school_id = p.school_id AND a.id = p.assessment_id
			JOIN goal_mapping m ON m.school_id = a.school_id AND m.connection_id = a.connection_id AND m.kind = 'part'
				AND m.source_id = a.source_id || '#' || p.source_id
			WHERE p.school_id = ${scope.schoolId}::uuid AND m.goal_id = ANY(${wanted.goalIds}::uuid[])
		), taken AS MATERIALIZED (
			SELECT DISTINCT ON (e.pupil_id, e.assessment_id) e.id, e.pupil_id, e.connection_id, e.assessment_id, e.taken_at
			FROM sitting_entry e
			WHERE e.school_id = ${scope.schoolId}::uuid AND e.pupil_id = ANY(${wanted.pupilIds}::uuid[]) AND ${isResult}
				AND e.taken_at >= (${wanted.from}::date - 1) AND e.taken_at < (${wanted.to}::date + 2)
				AND ${takenDay} BETWEEN ${wanted.from}::date AND ${wanted.to}::date
			ORDER BY e.pupil_id, e.assessment_id, ${countingFirst}
		)
		SELECT DISTINCT ON (e.pupil_id, m.goal_id, e.connection_id, e.assessment_id, o.part_source_id, o.type)
			'test' AS kind, e.pupil_id AS "pupilId", m.goal_id AS "goalId", e.connection_id AS "connectionId",
			${takenDay}::text AS day, m.subject_key AS "subjectKey",
			e.assessment_id AS "assessmentId", m.name AS "assessmentName", o.part_source_id AS "partSourceId",
			o.type, o.text, o.number::float8 AS number, o.maximum::float8 AS maximum, ${ownScale}
		FROM taken e
		JOIN mapped m ON m.assessment_id = e.assessment_id
		JOIN outcome o ON o.school_id = ${scope.schoolId}::uuid AND o.entry_id = e.id
			AND o.part_source_id = m.part_source_id
		ORDER BY e.pupil_id, m.goal_id, e.connection_id, e.assessment_id, o.part_source_id, o.type, ${firstSent}`;
	const named = await withTestNames(tx, scope, rows);
	return inGroup(tx, scope, wanted.groupId, withLevels<TestFact & { subjectKey: string | null }>(named));
}

/** The facts with what their tests are called on every screen. */
export async function withTestNames<Row extends Pick<TestFact, "assessmentId">>(
	tx: SchoolTransaction,
	scope: AnyScope,
	rows: readonly Row[],
): Promise<(Row & Pick<TestFact, "assessmentName">)[]> {
	const nameOf = await selectTestNames(
		tx,
		scope,
		rows.map((row) => row.assessmentId),
	);
	return rows.map((row) => ({ ...row, assessmentName: nameOf(row.assessmentId) }));
}

/** The facts, or what else is known of tests, each with the group where it counts if that is not this one. */
export async function inGroup<Fact extends Pick<TestFact, "pupilId" | "goalId" | "assessmentId" | "day">>(
	tx: SchoolTransaction,
	scope: AnyScope,
	groupId: GroupFactsWanted["groupId"],
	rows: readonly (Fact & { readonly subjectKey: string | null })[],
): Promise<(Fact & Pick<TestFact, "elsewhere">)[]> {
	const taken = rows.map(({ pupilId, assessmentId, day, subjectKey }) => ({
		...{ pupilId, assessmentId, day },
		subjectKey: subjectKeyOf(subjectKey),
	}));
	const groupOf = typeof groupId === "function" ? groupId : () => groupId;
	const groupIds = [...new Set(rows.flatMap((row) => groupOf(row.goalId) ?? []))];
	const elsewhereOf = await placesForGroups(tx, scope, groupIds, taken);
	return rows.map((row, index) => {
		const { subjectKey: _, ...fact } = row;
		const [of, group] = [taken[index], groupOf(row.goalId)];
		const elsewhere = of && group !== null ? elsewhereOf(group, of) : null;
		return (elsewhere === null ? fact : { ...fact, elsewhere }) as unknown as Fact & Pick<TestFact, "elsewhere">;
	});
}

/**
 * Per pupil, goal and source: the latest word of the supplier on a unit of that goal, and the latest own level. The
 * latest of each unit is taken first, along its index; only those few meet the mapping.
 */
export function selectLevelFacts(tx: SchoolTransaction, scope: AnyScope, wanted: FactsWanted): Promise<LevelFact[]> {
	return tx.$queryRaw<LevelFact[]>`
		WITH latest AS MATERIALIZED (
			SELECT DISTINCT ON (p.pupil_id, p.connection_id, p.unit_id, (p.score IS NULL)) p.*
			FROM unit_progress p
			WHERE p.school_id = ${scope.schoolId}::uuid AND p.pupil_id = ANY(${wanted.pupilIds}::uuid[])
				AND NOT p.withdrawn AND p.at >= ${wanted.from}::date AND p.at < (${wanted.to}::date + 1)
			ORDER BY p.pupil_id, p.connection_id, p.unit_id, (p.score IS NULL), p.at DESC, p.id
		)
		SELECT DISTINCT ON (p.pupil_id, m.goal_id, p.connection_id)
			'level' AS kind, p.pupil_id AS "pupilId", m.goal_id AS "goalId", p.connection_id AS "connectionId",
			(p.at AT TIME ZONE 'Europe/Amsterdam')::date::text AS day, p.unit_id AS "unitId", p.status AS verdict,
			p.score::float8 AS score, p.score_minimum::float8 AS minimum, p.score_maximum::float8 AS maximum
		FROM latest p
		JOIN goal_mapping m ON m.school_id = ${scope.schoolId}::uuid AND m.connection_id = p.connection_id
			AND m.kind = 'unit' AND m.source_id = p.unit_id AND m.goal_id = ANY(${wanted.goalIds}::uuid[])
		ORDER BY p.pupil_id, m.goal_id, p.connection_id, (p.score IS NULL), p.at DESC, p.id`;
}
