import type { JobScope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";

/** Takes out the reports of long work that ended before this moment, with what they tell of each record or pull. */
export async function forgetWork(scope: JobScope, before: Date): Promise<void> {
	const { schoolId } = scope;
	const old = { schoolId, endedAt: { lt: before } };
	await inSchool(scope, async (tx) => {
		await tx.longWork.deleteMany({ where: old });
		await tx.rosterPullRun.deleteMany({ where: old });
	});
}
