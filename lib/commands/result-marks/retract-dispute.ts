import { findPupilAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { inSchool } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { AppError } from "../../errors";
import { selectOwnEntry } from "../../queries/result-marks/select-own-entry";
import { recordAudit } from "../record-audit";

/**
 * Takes back that a result is not right, by anybody who sees it, as long as nobody decided.
 * @throws AppError not-found for what is not theirs as for none; conflict (mark-decided)
 */
export async function retractDispute(scope: Scope, pupilId: PersonId, markId: string): Promise<void> {
	const { schoolId, userId } = scope;
	await inSchool(scope, async (tx) => {
		const access = await findPupilAccess(tx, scope, pupilId);
		if (access === null) throw new AppError("not-found");
		const mark = await tx.resultMark.findFirst({ where: { schoolId, id: markId, pupilId } });
		const entry = mark && (await selectOwnEntry(tx, scope, access, mark.entryId));
		if (!entry) throw new AppError("not-found");
		const { count } = await tx.resultMark.updateMany({
			where: { schoolId, id: markId, state: "disputed" },
			data: { state: "retracted", decidedBy: userId, decidedAt: now() },
		});
		if (count === 0) throw new AppError("conflict", "mark-decided");
		await recordAudit(tx, scope, "result.retract", { markId, pupilId });
	});
}
