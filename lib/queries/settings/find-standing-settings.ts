import type { JobScope, Scope } from "../../authz/scope";
import { today } from "../../clock";
import type { SchoolTransaction } from "../../db/in-school";
import { addDays } from "../../domain/school-day";
import type { Holiday } from "../../domain/school-days";
import { type StandingSettings, standingSettings } from "../../standing/settings";

/** The key of the school's thresholds among its settings. */
export const standingKey = "standing";

/** As far back as silence is counted, with room. */
const daysBack = 400;

/** The thresholds that hold at the school, its own over the defaults, and its free days of the last 400 days and to come. */
export async function findStandingSettings(
	tx: SchoolTransaction,
	{ schoolId }: Scope | JobScope,
): Promise<StandingSettings> {
	const [row] = await tx.$queryRaw<{ value: unknown; holidays: Holiday[] }[]>`/* prepared */
		SELECT
			(SELECT value FROM school_setting WHERE school_id = ${schoolId}::uuid AND key = ${standingKey}) AS value,
			(
				SELECT coalesce(json_agg(json_build_object('firstDay', first_day, 'lastDay', last_day)), '[]'::json)
				FROM school_holiday
				WHERE school_id = ${schoolId}::uuid AND last_day >= ${addDays(today(), -daysBack)}::date
			) AS holidays`;
	return standingSettings(row?.value, row?.holidays);
}
