import type { AnyScope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId, GoalId, PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import type { SubjectKey } from "../../domain/subjects";
import type { Adaptive, PracticeFact } from "../../standing/facts";
import type { StandingSettings } from "../../standing/settings";
import type { FailedUnit, PractisedSubject } from "../../standing/signals/group-input";
import type { FactsWanted } from "../groups/select-goal-facts";

/** As far back as any rule may look at days of practice (the bounds in signal-settings). */
const practisedDays = 42;
/** As far back as a verdict "failed" may lie by the bounds of its rule. */
const failedDays = 120;

/**
 * Per pupil, goal and source: the practice days that come just before the latest evidence (select-goal-facts) and
 * together hold enough first attempts themselves, at most as old again.
 */
export function selectEarlierPractice(
	tx: SchoolTransaction,
	scope: AnyScope,
	wanted: FactsWanted,
	settings: StandingSettings,
): Promise<PracticeFact[]> {
	const from = addDays(wanted.to, -2 * settings.evidenceAgeDaysMax);
	return tx.$queryRaw<PracticeFact[]>`
		SELECT 'practice' AS kind, pupil_id AS "pupilId", key AS "goalId", connection_id AS "connectionId",
			max(day)::text AS day, sum(first_judged)::int AS judged, sum(first_correct)::int AS correct,
			count(*)::int AS days, 0 AS partial, 0::float8 AS "partialSum"
		FROM (
			SELECT *, sum(first_judged) FILTER (WHERE newer < ${settings.evidenceMin}) OVER (
				PARTITION BY pupil_id, key, connection_id) AS latest
			FROM (
				SELECT d.pupil_id, d.key, d.connection_id, d.day, d.first_judged, d.first_correct,
					sum(d.first_judged) OVER (
						PARTITION BY d.pupil_id, d.key, d.connection_id ORDER BY d.day DESC
					) - d.first_judged AS newer
				FROM practice_day d
				WHERE d.school_id = ${scope.schoolId}::uuid AND d.pupil_id = ANY(${wanted.pupilIds}::uuid[])
					AND d.kind = 'goal' AND d.key = ANY(${wanted.goalIds}::text[])
					AND d.day BETWEEN ${from}::date AND ${wanted.to}::date AND d.first_judged > 0
			) counted
		) marked
		WHERE newer >= latest AND newer - latest < ${settings.evidenceMin}
		GROUP BY pupil_id, key, connection_id`;
}

/** Per pupil and subject: the last day of practice in the period, and the days of the latest weeks. */
export function selectPractisedSubjects(
	tx: SchoolTransaction,
	scope: AnyScope,
	wanted: Pick<FactsWanted, "pupilIds" | "from" | "to"> & { readonly subjects: readonly SubjectKey[] },
): Promise<PractisedSubject[]> {
	const since = addDays(wanted.to, -practisedDays);
	return tx.$queryRaw<PractisedSubject[]>`
		SELECT d.key AS subject, d.pupil_id AS "pupilId", max(d.day)::text AS "lastDay",
			coalesce(array_agg(DISTINCT d.day::text) FILTER (WHERE d.day >= ${since}::date), '{}') AS days
		FROM practice_day d
		WHERE d.school_id = ${scope.schoolId}::uuid AND d.pupil_id = ANY(${wanted.pupilIds}::uuid[])
			AND d.kind = 'subject' AND d.key = ANY(${wanted.subjects}::text[])
			AND d.day BETWEEN ${wanted.from}::date AND ${wanted.to}::date
		GROUP BY d.key, d.pupil_id`;
}

/** Who worked on a goal on a day of the latest weeks. */
export function selectGoalDays(
	tx: SchoolTransaction,
	scope: AnyScope,
	wanted: FactsWanted,
): Promise<{ goalId: GoalId; day: string; pupilIds: PersonId[] }[]> {
	return tx.$queryRaw`
		SELECT d.key AS "goalId", d.day::text AS day, array_agg(DISTINCT d.pupil_id::text) AS "pupilIds"
		FROM practice_day d
		WHERE d.school_id = ${scope.schoolId}::uuid AND d.pupil_id = ANY(${wanted.pupilIds}::uuid[])
			AND d.kind = 'goal' AND d.key = ANY(${wanted.goalIds}::text[])
			AND d.day BETWEEN ${addDays(wanted.to, -practisedDays)}::date AND ${wanted.to}::date
		GROUP BY d.key, d.day`;
}

/** Units of which the supplier's last verdict is "failed"; a unit that was merely started again keeps it. */
export function selectFailedUnits(tx: SchoolTransaction, scope: AnyScope, wanted: FactsWanted): Promise<FailedUnit[]> {
	return tx.$queryRaw<FailedUnit[]>`
		WITH latest AS MATERIALIZED (
			SELECT DISTINCT ON (p.pupil_id, p.connection_id, p.unit_id) p.pupil_id, p.connection_id, p.unit_id, p.status, p.at
			FROM unit_progress p
			WHERE p.school_id = ${scope.schoolId}::uuid AND p.pupil_id = ANY(${wanted.pupilIds}::uuid[])
				AND NOT p.withdrawn AND p.status <> 'started'
				AND p.at >= ${addDays(wanted.to, -failedDays)}::date AND p.at < (${wanted.to}::date + 2)
				AND (p.at AT TIME ZONE 'Europe/Amsterdam')::date <= ${wanted.to}::date
			ORDER BY p.pupil_id, p.connection_id, p.unit_id, p.at DESC, p.id
		)
		SELECT l.pupil_id AS "pupilId", m.goal_id AS "goalId", l.connection_id AS "connectionId", l.unit_id AS "unitId",
			u.title AS "unitTitle", (l.at AT TIME ZONE 'Europe/Amsterdam')::date::text AS day
		FROM latest l
		JOIN goal_mapping m ON m.school_id = ${scope.schoolId}::uuid AND m.connection_id = l.connection_id
			AND m.kind = 'unit' AND m.source_id = l.unit_id AND m.goal_id = ANY(${wanted.goalIds}::uuid[])
		LEFT JOIN supplier_unit u ON u.school_id = m.school_id AND u.connection_id = m.connection_id AND u.kind = 'unit'
			AND u.source_id = m.source_id
		WHERE l.status = 'failed'`;
}

/** Which sources hold everyone near one share right. */
export async function selectAdaptive(
	tx: SchoolTransaction,
	scope: AnyScope,
): Promise<ReadonlyMap<ConnectionId, Adaptive>> {
	const rows = await tx.$queryRaw<{ id: ConnectionId; adaptive: Adaptive }[]>`
		SELECT id, adaptive FROM connection WHERE school_id = ${scope.schoolId}::uuid`;
	return new Map(rows.map((row) => [row.id, row.adaptive]));
}
