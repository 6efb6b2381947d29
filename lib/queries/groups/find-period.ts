import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { type Period, type PeriodChoice, resolvePeriod } from "../../standing/period";

/** The days of the chosen period for these pupils, by the school's own periods and the last day with data up to today. */
export async function findPeriod(
	tx: SchoolTransaction,
	scope: Scope,
	pupilIds: readonly PersonId[],
	choice: PeriodChoice,
): Promise<Period> {
	const [row] = await tx.$queryRaw<Row[]>`
		SELECT
			to_char(greatest(
				(SELECT max(day) FROM practice_day WHERE school_id = ${scope.schoolId}::uuid AND pupil_id = ANY(${pupilIds}::uuid[])
					AND kind = 'total' AND key = '' AND day <= ${scope.today}::date),
				(SELECT max((taken_at AT TIME ZONE 'Europe/Amsterdam')::date) FROM sitting_entry
					WHERE school_id = ${scope.schoolId}::uuid AND pupil_id = ANY(${pupilIds}::uuid[]) AND status = 'final'
						AND taken_at < (${scope.today}::date + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam')
			), 'YYYY-MM-DD') AS last_day,
			(SELECT coalesce(json_agg(json_build_object('beginDate', begin_date, 'endDate', end_date)), '[]')
				FROM school_period WHERE school_id = ${scope.schoolId}::uuid) AS periods`;
	return resolvePeriod(choice, scope.today, row?.periods ?? [], row?.last_day ?? null);
}

interface Row {
	readonly last_day: string | null;
	readonly periods: readonly { readonly beginDate: string; readonly endDate: string }[];
}
