import { z } from "zod";
import type { SchoolTransaction } from "../db/in-school";

/**
 * How many years a fact may lie back when it comes in. Ten is more than a pupil is at one school; the most lets in
 * whatever is of this century.
 */
export const factYears = { standard: 10, min: 1, max: 40 } as const;
export const factYearsSchema = z.int().min(factYears.min).max(factYears.max);

/** The key of the school's setting. */
export const factAgeKey = "fact-age";
const settingSchema = z.object({ years: factYearsSchema });

/** Of the school's setting; what it does not say, or not within its bounds, is the standard. */
export async function findFactYears(tx: SchoolTransaction, schoolId: string): Promise<number> {
	const setting = await tx.schoolSetting.findUnique({ where: { schoolId_key: { schoolId, key: factAgeKey } } });
	return settingSchema.catch({ years: factYears.standard }).parse(setting?.value).years;
}
