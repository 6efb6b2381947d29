import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId, GoalId, PersonId, SchoolId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import type { Adaptive, LevelFact, PracticeFact, TestFact } from "../../standing/facts";
import type { PracticeWeek } from "../../standing/goal-timeline";
import type { StandingSettings } from "../../standing/settings";
import type { Period } from "../periods/resolve-period";

/** What is asked about: one goal, the pupils who are compared, a period. */
export interface TimelineQuestion {
	readonly schoolId: SchoolId;
	readonly goalId: GoalId;
	readonly pupilIds: readonly PersonId[];
	readonly period: Period;
}

/** Practice by pupil, source and week: first attempts with a verdict. */
export function selectWeeks(tx: SchoolTransaction, { schoolId, goalId, pupilIds, period }: TimelineQuestion) {
	return tx.$queryRaw<PracticeWeek[]>`
		SELECT pupil_id AS "pupilId", connection_id AS "connectionId",
			to_char(date_trunc('week', day::timestamp), 'YYYY-MM-DD') AS week, to_char(max(day), 'YYYY-MM-DD') AS day,
			sum(first_judged)::int AS judged, sum(first_correct)::int AS correct
		FROM practice_day
		WHERE school_id = ${schoolId}::uuid AND pupil_id = ANY(${pupilIds}::uuid[]) AND kind = 'goal' AND key = ${goalId}
			AND day BETWEEN ${period.from}::date AND ${period.to}::date AND first_judged > 0
		GROUP BY 1, 2, 3`;
}

/** The latest practice days that together hold enough first attempts (STANDING, practice on a goal by a source). */
export async function selectEvidence(
	tx: SchoolTransaction,
	{ schoolId, goalId, pupilIds, period }: TimelineQuestion,
	settings: StandingSettings,
): Promise<(PracticeFact & { readonly firstDay: string })[]> {
	const oldest = addDays(period.to, -settings.evidenceAgeDaysMax);
	const since = oldest > period.from ? oldest : period.from;
	const rows = await tx.$queryRaw<Omit<PracticeFact & { firstDay: string }, "kind" | "goalId">[]>`
		WITH practised AS (
			SELECT pupil_id, connection_id, day, first_judged, first_correct, partial, partial_sum,
				sum(first_judged + partial) OVER later - first_judged - partial AS taken_later
			FROM practice_day
			WHERE school_id = ${schoolId}::uuid AND pupil_id = ANY(${pupilIds}::uuid[]) AND kind = 'goal' AND key = ${goalId}
				AND day BETWEEN ${since}::date AND ${period.to}::date AND first_judged + partial > 0
			WINDOW later AS (PARTITION BY pupil_id, connection_id ORDER BY day DESC)
		)
		SELECT pupil_id AS "pupilId", connection_id AS "connectionId", to_char(max(day), 'YYYY-MM-DD') AS day,
			to_char(min(day), 'YYYY-MM-DD') AS "firstDay", sum(first_judged)::int AS judged,
			sum(first_correct)::int AS correct, count(*)::int AS days, sum(partial)::int AS partial,
			sum(partial_sum)::float8 AS "partialSum"
		FROM practised WHERE taken_later < ${settings.evidenceMin}
		GROUP BY 1, 2`;
	return rows.map((row) => ({ ...row, kind: "practice", goalId }));
}

/** The supplier's own level: the latest of each week. */
export async function selectLevels(
	tx: SchoolTransaction,
	{ schoolId, goalId, pupilIds, period }: TimelineQuestion,
): Promise<(LevelFact & { readonly week: string })[]> {
	const rows = await tx.$queryRaw<Omit<LevelFact & { week: string }, "kind" | "goalId">[]>`
		WITH said AS (
			SELECT p.pupil_id, p.connection_id, p.unit_id, p.status, p.score, p.score_minimum, p.score_maximum, p.at,
				(p.at AT TIME ZONE 'Europe/Amsterdam')::date AS day
			FROM goal_mapping m
			JOIN unit_progress p ON p.school_id = m.school_id AND p.connection_id = m.connection_id AND p.unit_id = m.source_id
			WHERE m.school_id = ${schoolId}::uuid AND m.kind = 'unit' AND m.goal_id = ${goalId}::uuid
				AND p.pupil_id = ANY(${pupilIds}::uuid[]) AND NOT p.withdrawn
		)
		SELECT DISTINCT ON (pupil_id, connection_id, date_trunc('week', day::timestamp))
			pupil_id AS "pupilId", connection_id AS "connectionId", unit_id AS "unitId", status AS verdict,
			score::float8 AS score, score_minimum::float8 AS minimum, score_maximum::float8 AS maximum,
			to_char(day, 'YYYY-MM-DD') AS day, to_char(date_trunc('week', day::timestamp), 'YYYY-MM-DD') AS week
		FROM said WHERE day BETWEEN ${period.from}::date AND ${period.to}::date
		ORDER BY pupil_id, connection_id, date_trunc('week', day::timestamp), at DESC`;
	return rows.map((row) => ({ ...row, kind: "level", goalId }));
}

/** Final outcomes of tests and parts that are mapped to the goal. In progress, missing and withdrawn are none. */
export async function selectTests(
	tx: SchoolTransaction,
	{ schoolId, goalId, pupilIds, period }: TimelineQuestion,
): Promise<TestFact[]> {
	const rows = await tx.$queryRaw<Omit<TestFact, "kind" | "goalId">[]>`
		SELECT e.pupil_id AS "pupilId", e.connection_id AS "connectionId", a.id AS "assessmentId",
			a.name AS "assessmentName", o.part_source_id AS "partSourceId", o.type, o.text, o.number::float8 AS number,
			o.maximum::float8 AS maximum, to_char(e.taken_at AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD') AS day
		FROM sitting_entry e
		JOIN assessment a ON a.school_id = e.school_id AND a.id = e.assessment_id
		JOIN outcome o ON o.school_id = e.school_id AND o.entry_id = e.id
		JOIN goal_mapping m ON m.school_id = e.school_id AND m.connection_id = e.connection_id
			AND m.kind = CASE WHEN o.part_source_id = '' THEN 'assessment' ELSE 'part' END
			AND m.source_id = CASE WHEN o.part_source_id = '' THEN a.source_id ELSE a.source_id || '#' || o.part_source_id END
			AND m.goal_id = ${goalId}::uuid
		WHERE e.school_id = ${schoolId}::uuid AND e.pupil_id = ANY(${pupilIds}::uuid[])
			AND e.status = 'final' AND NOT e.missing
			AND e.taken_at >= ${period.from}::date::timestamp AT TIME ZONE 'Europe/Amsterdam'
			AND e.taken_at < (${period.to}::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam'
		ORDER BY e.taken_at, e.id, o.position`;
	return rows.map((row) => ({ ...row, kind: "test", goalId }));
}

/** A source of figures on a screen: who, how fresh. */
export interface TimelineSource {
	readonly connectionId: ConnectionId;
	readonly supplier: string;
	readonly adaptive: Adaptive;
	/** active, paused, held, error or revoked. */
	readonly state: string;
	readonly lastDeliveryAt: Date | null;
	readonly lateAfterSchoolDays: number | null;
}

export function selectSources(tx: SchoolTransaction, schoolId: SchoolId) {
	return tx.$queryRaw<TimelineSource[]>`
		SELECT c.id AS "connectionId", s.name AS supplier, c.adaptive, c.state,
			c.late_after_school_days AS "lateAfterSchoolDays",
			(SELECT max(received_at) FROM delivery d WHERE d.school_id = c.school_id AND d.connection_id = c.id)
				AS "lastDeliveryAt"
		FROM connection c JOIN supplier s ON s.id = c.supplier_id
		WHERE c.school_id = ${schoolId}::uuid
		ORDER BY s.name, c.id
		LIMIT 200`;
}

/** Members of the group on a day; of one school year where the group is of several. */
export async function selectCompared(
	tx: SchoolTransaction,
	schoolId: SchoolId,
	groupId: string,
	day: string,
	schoolYear: number | null,
): Promise<PersonId[]> {
	const rows = await tx.$queryRaw<{ id: PersonId }[]>`
		SELECT DISTINCT person_id AS id FROM group_membership
		WHERE school_id = ${schoolId}::uuid AND group_id = ${groupId}::uuid
			AND begin_date <= ${day}::date AND (end_date IS NULL OR end_date > ${day}::date)
			AND (${schoolYear}::int IS NULL OR school_year = ${schoolYear}::int)
		ORDER BY 1
		LIMIT 500`;
	return rows.map((row) => row.id);
}
