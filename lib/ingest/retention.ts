import { z } from "zod";
import type { SchoolTransaction } from "../db/in-school";

/** How long each kind is kept, in days: what is set without a choice, and the bounds of the school's choice. */
export const retentionBounds = {
	/** What suppliers sent: long enough to settle what a result was made of, in the half year in which reports rest on it. */
	payloadDays: { standard: 180, min: 7, max: 3_650 },
	/** What suppliers may read back (statements): a school year with its summer. */
	statementDays: { standard: 400, min: 7, max: 3_650 },
	/** Roster files, which hold names: until a preview was looked at, and an import could be explained. */
	rosterDays: { standard: 30, min: 7, max: 3_650 },
	/** Records that wait for their pupil: a roster that is late, or a number that has to be mended. */
	heldDays: { standard: 60, min: 14, max: 365 },
	/** Letters to people of the school, with their addresses. */
	letterDays: { standard: 90, min: 7, max: 365 },
	/** Who looked at whom: at least a school year, so that a question about a look can be answered. */
	viewDays: { standard: 1_095, min: 365, max: 3_650 },
	/** Who came in, who was refused: half a year, in which a question about an account comes up; the database keeps 90 days. */
	securityDays: { standard: 180, min: 90, max: 1_095 },
	/** Everything on a pupil, after the day of leaving. */
	leaverDays: { standard: 730, min: 90, max: 3_650 },
} as const;

export const retentionKinds = Object.keys(retentionBounds) as RetentionKind[];
export type RetentionKind = keyof typeof retentionBounds;
export type Retention = Readonly<Record<RetentionKind, number>>;

/** Whole days within the bounds of the kind. */
export const daysSchema = (kind: RetentionKind) => {
	const { min, max } = retentionBounds[kind];
	return z.int().min(min).max(max);
};

/** Of the school's setting "retention"; what it does not say, or not within its bounds, is the standard. */
export async function findRetention(tx: SchoolTransaction, schoolId: string): Promise<Retention> {
	const setting = await tx.schoolSetting.findUnique({ where: { schoolId_key: { schoolId, key: "retention" } } });
	const said = z.record(z.string(), z.unknown()).catch({}).parse(setting?.value);
	const days = retentionKinds.map((kind) => {
		const parsed = daysSchema(kind).safeParse(said[kind]);
		return [kind, parsed.success ? parsed.data : retentionBounds[kind].standard];
	});
	return Object.fromEntries(days);
}
