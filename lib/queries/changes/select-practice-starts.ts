import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import type { SubjectKey } from "../../domain/subjects";

/** What a pupil did for a subject, over all sources, in a period and in the weeks before it. */
export interface PracticeBefore {
	readonly pupilId: PersonId;
	readonly subjectKey: SubjectKey;
	/** Anything at all in the weeks before. */
	readonly before: boolean;
	/** Days with practice in the period, tasks of them, and when the first of them was; 0 and null: none. */
	readonly days: number;
	readonly tasks: number;
	readonly startedAt: Date | null;
	/** By name. */
	readonly suppliers: readonly string[];
}

export function selectPracticeBefore(
	tx: SchoolTransaction,
	scope: Scope,
	pupilIds: readonly PersonId[],
	/** yyyy-mm-dd, all inclusive. */
	{ before, from, to }: { readonly before: string; readonly from: string; readonly to: string },
): Promise<PracticeBefore[]> {
	return tx.$queryRaw<PracticeBefore[]>`
		SELECT d.pupil_id AS "pupilId", d.key AS "subjectKey", bool_or(d.day < ${from}::date) AS before,
			(count(DISTINCT d.day) FILTER (WHERE d.day >= ${from}::date))::int AS days,
			coalesce(sum(d.attempts) FILTER (WHERE d.day >= ${from}::date), 0)::int AS tasks,
			min(d.last_at) FILTER (WHERE d.day >= ${from}::date) AS "startedAt",
			coalesce(array_agg(DISTINCT s.name ORDER BY s.name) FILTER (WHERE d.day >= ${from}::date), '{}') AS suppliers
		FROM practice_day d
		JOIN connection c ON c.school_id = d.school_id AND c.id = d.connection_id
		JOIN supplier s ON s.id = c.supplier_id
		WHERE d.school_id = ${scope.schoolId}::uuid AND d.pupil_id = ANY(${pupilIds}::uuid[]) AND d.kind = 'subject'
			AND d.attempts > 0 AND d.day BETWEEN ${before}::date AND ${to}::date
		GROUP BY d.pupil_id, d.key`;
}
