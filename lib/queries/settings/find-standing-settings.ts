import type { JobScope, Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { type StandingSettings, standingSettings } from "../../standing/settings";

/** The key of the school's thresholds among its settings. */
export const standingKey = "standing";

/** The thresholds that hold at the school: its own over the defaults. One look-up by key. */
export async function findStandingSettings(
	tx: SchoolTransaction,
	{ schoolId }: Scope | JobScope,
): Promise<StandingSettings> {
	const row = await tx.schoolSetting.findUnique({ where: { schoolId_key: { schoolId, key: standingKey } } });
	return standingSettings(row?.value);
}
