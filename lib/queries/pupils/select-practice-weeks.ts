import type { VisibleSubjects } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId, PersonId } from "../../domain/ids";
import type { WeekFact } from "../../standing/practice-weeks";

/**
 * What these people practised by week (Monday to Sunday) in the period, from the rollups: all of it, or of the subjects
 * that the reader sees.
 * @param connectionId of one source; null: all together, for minutes and tasks may be summed
 */
export function selectPracticeWeeks(
	tx: SchoolTransaction,
	scope: Scope,
	{
		people,
		subjects,
		period,
		connectionId,
	}: {
		readonly people: readonly PersonId[];
		readonly subjects: VisibleSubjects;
		readonly period: { readonly from: string; readonly to: string };
		readonly connectionId: ConnectionId | null;
	},
): Promise<WeekFact[]> {
	const [kind, keys] = subjects === "all" ? ["total", [""]] : ["subject", [...subjects]];
	return tx.$queryRaw<WeekFact[]>`
		SELECT pupil_id AS "pupilId", date_trunc('week', day)::date::text AS monday,
			sum(attempts)::int AS tasks, sum(duration_ms)::float8 AS "durationMs"
		FROM practice_day
		WHERE school_id = ${scope.schoolId}::uuid AND pupil_id = ANY(${people}::uuid[])
			AND kind = ${kind} AND key = ANY(${keys}::text[])
			AND day >= ${period.from}::date AND day <= ${period.to}::date
			AND (${connectionId}::uuid IS NULL OR connection_id = ${connectionId}::uuid)
		GROUP BY pupil_id, date_trunc('week', day)`;
}
