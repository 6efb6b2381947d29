import type { JobScope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { ReplayedRecord } from "../../ingest/replay-delivery";

/** What became of records in long work, for its report: ids and codes only. A record that is read twice in it is told last. */
export async function keepReplayed(
	tx: SchoolTransaction,
	{ schoolId }: JobScope,
	where: { readonly workId: string; readonly deliveryId: string },
	records: readonly ReplayedRecord[],
): Promise<void> {
	const data = records.map(({ index, before, outcome, code }) => ({
		...{ schoolId, ...where, index, outcome, code },
		...{ beforeOutcome: before.outcome, beforeCode: before.code },
	}));
	const indexes = records.map(({ index }) => index);
	await tx.replayedRecord.deleteMany({ where: { schoolId, ...where, index: { in: indexes } } });
	await tx.replayedRecord.createMany({ data });
}
