import { z } from "zod";
import type { SchoolTransaction } from "../../db/in-school";

/** The share of the enrolments that a roster by the API may end without a person's word. */
export const endedShare = { standard: 0.2, min: 0.01, max: 1 } as const;
export const endedShareKey = "large-change";

const settingSchema = z.object({ endedShare: z.number().min(endedShare.min).max(endedShare.max) });

/** By the school's setting; what it does not say within the bounds is the standard. */
export async function selectEndedShare(tx: SchoolTransaction, schoolId: string): Promise<number> {
	const setting = await tx.schoolSetting.findUnique({ where: { schoolId_key: { schoolId, key: endedShareKey } } });
	return settingSchema.safeParse(setting?.value).data?.endedShare ?? endedShare.standard;
}
