import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId, PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import type { StandingSettings } from "../../standing/settings";

/** The latest practice days of a pupil by a source on a subject that together hold enough first attempts. */
export interface PracticeValue {
	readonly pupilId: PersonId;
	readonly connectionId: ConnectionId;
	readonly subjectKey: string;
	/** First attempts with a verdict within the evidence, and those that were right. */
	readonly judged: number;
	readonly correct: number;
	/** Effort in the whole window: days, tasks, time. */
	readonly days: number;
	readonly tasks: number;
	readonly durationMs: number;
	readonly lastAt: Date;
}

/**
 * Practice of these people per source and subject, from the rollups (STANDING, practice on a goal by a source, here for
 * the subject as a whole): evidence is the latest days with at least 10 first attempts, at most 6 weeks back from `until`.
 */
export function selectPracticeFacts(
	tx: SchoolTransaction,
	scope: Scope,
	people: readonly PersonId[],
	{ until, settings }: { readonly until: string; readonly settings: StandingSettings },
) {
	const { evidenceMin, evidenceAgeDaysMax } = settings;
	const since = addDays(until, -evidenceAgeDaysMax);
	return tx.$queryRaw<PracticeValue[]>`
		SELECT pupil_id AS "pupilId", connection_id AS "connectionId", key AS "subjectKey",
			coalesce(sum(first_judged) FILTER (WHERE later < ${evidenceMin}), 0)::int AS judged,
			coalesce(sum(first_correct) FILTER (WHERE later < ${evidenceMin}), 0)::int AS correct,
			count(*)::int AS days, sum(attempts)::int AS tasks, sum(duration_ms)::float8 AS "durationMs",
			max(last_at) AS "lastAt"
		FROM (
			SELECT *, coalesce(sum(first_judged) OVER (
				PARTITION BY pupil_id, connection_id, key ORDER BY day DESC
				ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
			), 0) AS later
			FROM practice_day
			WHERE school_id = ${scope.schoolId}::uuid AND pupil_id = ANY(${people}::uuid[]) AND kind = 'subject'
				AND day >= ${since}::date AND day <= ${until}::date
		) recent
		GROUP BY pupil_id, connection_id, key`;
}
