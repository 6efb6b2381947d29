import { z } from "zod";
import { inSchool } from "../db/in-school";
import type { SchoolId } from "../domain/ids";

/** The key of the rule among the settings of a school. */
export const secondFactorKey = "second-factor";

/** From which day (yyyy-mm-dd) admins of the school need a second factor; null: they do not. */
export async function findSecondFactorDay(schoolId: SchoolId): Promise<string | null> {
	const setting = await inSchool({ schoolId }, (tx) =>
		tx.schoolSetting.findUnique({ where: { schoolId_key: { schoolId, key: secondFactorKey } } }),
	);
	return ruleSchema.parse(setting?.value).requiredFrom;
}

const ruleSchema = z.object({ requiredFrom: z.iso.date().nullable() }).catch({ requiredFrom: null });

/** Whether the school asks its admins for a second factor on this day. */
export async function asksForSecondFactor(schoolId: SchoolId, today: string): Promise<boolean> {
	const day = await findSecondFactorDay(schoolId);
	return day !== null && day <= today;
}
