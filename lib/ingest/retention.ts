import { z } from "zod";
import type { SchoolTransaction } from "../db/in-school";

/** How many days raw data is kept. Facts stay; they have their own retention. */
export interface Retention {
	/** What suppliers sent: long enough to settle what a result was made of, in the half year in which reports rest on it. */
	readonly payloadDays: number;
	/** What suppliers may read back (statements): a school year with its summer. */
	readonly statementDays: number;
	/** Roster files, which hold names: until a preview was looked at, and an import could be explained. */
	readonly rosterDays: number;
}

const defaults: Retention = { payloadDays: 180, statementDays: 400, rosterDays: 30 };
const days = z.int().min(7).max(3_650);
const settingSchema = z.object({ payloadDays: days, statementDays: days, rosterDays: days }).partial();

/** Of the school's setting "retention"; what it does not say, or not in whole days from 7 to 3,650, is the default. */
export async function findRetention(tx: SchoolTransaction, schoolId: string): Promise<Retention> {
	const setting = await tx.schoolSetting.findUnique({ where: { schoolId_key: { schoolId, key: "retention" } } });
	const parsed = settingSchema.safeParse(setting?.value ?? {});
	return { ...defaults, ...(parsed.success ? parsed.data : {}) };
}
