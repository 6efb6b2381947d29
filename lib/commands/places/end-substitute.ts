import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { lockRoster } from "../roster/roster-work";

/**
 * Ends a substitution today; one that had not begun never was.
 * @throws AppError not-allowed; not-found for one of elsewhere, of a roster file, or that is over, as for none
 */
export async function endSubstitute(scope: Scope, assignmentId: string): Promise<void> {
	if (!can(scope, "manage-roster")) throw new AppError("not-allowed");
	const { schoolId } = scope;
	const today = new Date(scope.today);
	await inSchoolAsAdmin(scope, async (tx) => {
		await lockRoster(tx, schoolId);
		const row = await tx.assignment.findFirst({
			where: { schoolId, id: assignmentId, source: "manual", endDate: { gt: today } },
		});
		if (row === null) throw new AppError("not-found");
		const endDate = row.beginDate > today ? row.beginDate : today;
		await tx.assignment.update({ where: { schoolId_id: { schoolId, id: assignmentId } }, data: { endDate } });
		await recordAudit(tx, scope, "substitute.end", { assignmentId, personId: row.personId, groupId: row.groupId });
	});
}
