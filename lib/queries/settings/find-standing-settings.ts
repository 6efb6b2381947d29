import type { JobScope, Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { Holiday } from "../../domain/school-days";
import { type StandingSettings, standingSettings } from "../../standing/settings";
import { freeDays } from "../publication/free-days";

/** The key of the school's thresholds among its settings. */
export const standingKey = "standing";

/** The thresholds that hold at the school, its own over the defaults, and its free days of the last 400 days and to come. */
export async function findStandingSettings(
	tx: SchoolTransaction,
	{ schoolId }: Scope | JobScope,
): Promise<StandingSettings> {
	const [row] = await tx.$queryRaw<{ value: unknown; holidays: Holiday[] }[]>`/* prepared */
		SELECT
			(SELECT value FROM school_setting WHERE school_id = ${schoolId}::uuid AND key = ${standingKey}) AS value,
			${freeDays(schoolId)} AS holidays`;
	return standingSettings(row?.value, row?.holidays);
}
