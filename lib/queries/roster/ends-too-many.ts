import { z } from "zod";
import type { SchoolTransaction } from "../../db/in-school";
import type { EndedEnrolments } from "./ended-enrolments";

/** The share of the enrolments that a roster by the API may end without a person's word. */
const defaultShare = 0.2;
const settingSchema = z.object({ endedShare: z.number().min(0.01).max(1) });

/** By the school's setting "large-change"; what it does not say, or not as a share from 0.01 to 1, is the default. */
export async function endsTooMany(
	tx: SchoolTransaction,
	schoolId: string,
	{ ended, of }: EndedEnrolments,
): Promise<boolean> {
	if (ended === 0) return false;
	const key = { schoolId_key: { schoolId, key: "large-change" } };
	const setting = await tx.schoolSetting.findUnique({ where: key });
	const share = settingSchema.safeParse(setting?.value).data?.endedShare ?? defaultShare;
	return ended > of * share;
}
