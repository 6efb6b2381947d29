import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { openWork } from "./long-work";

/**
 * Asks work to end after the step that is under way; what was done stays done. Work that has not begun ends at once.
 * @throws AppError not-allowed; not-found when there is no such work under way
 */
export async function cancelWork(scope: Scope, workId: string): Promise<void> {
	if (!can(scope, "mend-data")) throw new AppError("not-allowed");
	const { schoolId } = scope;
	await inSchoolAsAdmin(scope, async (tx) => {
		const own = { schoolId, id: workId };
		const asked = await tx.longWork.updateMany({
			where: { ...own, state: { in: [...openWork] }, cancelAsked: false },
			data: { cancelAsked: true },
		});
		if (asked.count === 0) throw new AppError("not-found");
		await tx.longWork.updateMany({ where: { ...own, state: "queued" }, data: { state: "cancelled", endedAt: now() } });
		await recordAudit(tx, scope, "work.cancel", { workId });
	});
}
