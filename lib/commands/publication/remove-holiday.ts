import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";

/**
 * Takes days without school out of the calendar.
 * @throws AppError not-allowed; not-found (days-gone) for those of another school, as for those that are not there
 */
export async function removeHoliday(scope: Scope, holidayId: string): Promise<void> {
	requireAdmin(scope);
	await inSchoolAsAdmin(scope, async (tx) => {
		const [gone] = await tx.$queryRaw<{ firstDay: string; lastDay: string }[]>`
			DELETE FROM school_holiday WHERE school_id = ${scope.schoolId}::uuid AND id = ${holidayId}::uuid
			RETURNING first_day::text AS "firstDay", last_day::text AS "lastDay"`;
		if (!gone) throw new AppError("not-found", "days-gone");
		await recordAudit(tx, scope, "holiday.remove", gone);
	});
}
