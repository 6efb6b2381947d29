import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId, PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import type { StandingSettings } from "../../standing/settings";

/**
 * How much a pupil practised on a subject by a source in the last weeks. How well is said per goal: tasks of all goals
 * together have no share right (STANDING, practice per subject).
 */
export interface PracticeValue {
	readonly pupilId: PersonId;
	readonly connectionId: ConnectionId;
	readonly subjectKey: string;
	readonly days: number;
	readonly tasks: number;
	readonly durationMs: number;
	readonly lastAt: Date;
}

/** Practice of these people per source and subject, from the rollups, as far back from `until` as evidence may lie. */
export function selectPracticeFacts(
	tx: SchoolTransaction,
	scope: Scope,
	people: readonly PersonId[],
	{ until, settings }: { readonly until: string; readonly settings: StandingSettings },
) {
	const since = addDays(until, -settings.evidenceAgeDaysMax);
	return tx.$queryRaw<PracticeValue[]>`
		SELECT pupil_id AS "pupilId", connection_id AS "connectionId", key AS "subjectKey",
			count(*)::int AS days, sum(attempts)::int AS tasks, sum(duration_ms)::float8 AS "durationMs",
			max(last_at) AS "lastAt"
		FROM practice_day
		WHERE school_id = ${scope.schoolId}::uuid AND pupil_id = ANY(${people}::uuid[]) AND kind = 'subject'
			AND day >= ${since}::date AND day <= ${until}::date
		GROUP BY pupil_id, connection_id, key`;
}
