import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import type { SubjectKey } from "../../domain/subjects";
import type { PractisedDays } from "../../standing/signals";

/** On which days of a window each pupil practised a subject, and when last in the period; a row per pupil who ever did. */
export function selectPractised(
	tx: SchoolTransaction,
	scope: Scope,
	wanted: { pupilIds: readonly PersonId[]; subject: SubjectKey; from: string; to: string; windowFrom: string },
): Promise<PractisedDays[]> {
	return tx.$queryRaw<PractisedDays[]>`
		SELECT d.pupil_id AS "pupilId", max(d.day)::text AS "lastDay",
			coalesce(array_agg(DISTINCT d.day::text) FILTER (WHERE d.day >= ${wanted.windowFrom}::date), '{}') AS days
		FROM practice_day d
		WHERE d.school_id = ${scope.schoolId}::uuid AND d.pupil_id = ANY(${wanted.pupilIds}::uuid[])
			AND d.kind = 'subject' AND d.key = ${wanted.subject}
			AND d.day BETWEEN ${wanted.from}::date AND ${wanted.to}::date
		GROUP BY d.pupil_id`;
}
