import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { dayOfColumn } from "../../domain/school-day";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";

/**
 * Takes days without school out of the calendar.
 * @throws AppError not-allowed; not-found for those of another school, as for those that are not there
 */
export async function removeHoliday(scope: Scope, holidayId: string): Promise<void> {
	requireAdmin(scope);
	if (!z.guid().safeParse(holidayId).success) throw new AppError("not-found");
	const where = { schoolId_id: { schoolId: scope.schoolId, id: holidayId } };
	await inSchoolAsAdmin(scope, async (tx) => {
		const found = await tx.schoolHoliday.findUnique({ where });
		if (found === null) throw new AppError("not-found");
		await tx.schoolHoliday.delete({ where });
		const subject = { firstDay: dayOfColumn(found.firstDay), lastDay: dayOfColumn(found.lastDay) };
		await recordAudit(tx, scope, "holiday.remove", subject);
	});
}
