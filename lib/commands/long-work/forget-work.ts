import type { JobScope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";

/** Takes out the reports of long work that ended before this moment, with what they tell of each record. */
export async function forgetWork(scope: JobScope, before: Date): Promise<void> {
	const { schoolId } = scope;
	await inSchool(scope, (tx) => tx.longWork.deleteMany({ where: { schoolId, endedAt: { lt: before } } }));
}
