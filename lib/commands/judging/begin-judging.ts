import { z } from "zod";
import type { JobScope } from "../../authz/scope";
import { now } from "../../clock";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import { AppError } from "../../errors";
import { countOutside } from "../../ingest/select-outside";
import { beginWork } from "../long-work/begin-work";
import { recordAudit } from "../record-audit";
import { judgedKey, judgingRules } from "./judging-rules";

const judgedSchema = z.object({ rules: z.int() });

/**
 * Begins to judge again what a school holds, once after the rules changed: as long work, whose report the school sees. A
 * school with nothing to judge is done at once. While it is under way already, this does nothing.
 */
export async function beginJudging(scope: JobScope): Promise<void> {
	const { schoolId } = scope;
	try {
		await inSchool(scope, async (tx) => {
			const setting = await tx.schoolSetting.findUnique({ where: { schoolId_key: { schoolId, key: judgedKey } } });
			if ((judgedSchema.safeParse(setting?.value).data?.rules ?? 0) >= judgingRules) return;
			const total = (await countOutside(tx, schoolId)) + (await countUnread(tx, schoolId));
			if (total === 0) return keepJudged(tx, schoolId);
			const work = { kind: "judge", queue: "judge-results", input: { rules: judgingRules }, total } as const;
			const workId = await beginWork(tx, scope, work);
			await recordAudit(tx, scope, "records.judge", { workId, records: total });
		});
	} catch (error) {
		if (!(error instanceof AppError && error.code === "conflict")) throw error;
	}
}

export async function keepJudged(tx: SchoolTransaction, schoolId: string): Promise<void> {
	const data = { value: { rules: judgingRules }, updatedAt: now() };
	await tx.schoolSetting.upsert({
		where: { schoolId_key: { schoolId, key: judgedKey } },
		create: { schoolId, key: judgedKey, ...data },
		update: data,
	});
}

/** Rejected as no number by rules that read fewer decimals, and asked more of a DLE, than those of today. */
async function countUnread(tx: SchoolTransaction, schoolId: string): Promise<number> {
	return tx.deliveryRecord.count({ where: { schoolId, outcome: "rejected", code: "not-a-number" } });
}
