import type { Scope } from "../../authz/scope";
import { settledDays } from "../../commands/accounts/second-look";
import { inSchool } from "../../db/in-school";
import { addDays } from "../../domain/school-day";

/** An admin who may say that an account is rightly its employee's. */
export interface ConfirmingAdmin {
	readonly name: string;
	/** The first day on which this admin may, yyyy-mm-dd: a week after becoming admin. */
	readonly from: string;
}

/**
 * Whom somebody asks whose account waits for another admin: those of today, but the one to whom the account is tied and oneself; who may soonest
 * first, at most five.
 */
export async function listConfirmingAdmins(scope: Scope): Promise<ConfirmingAdmin[]> {
	const { schoolId, userId, today } = scope;
	const admins = await inSchool(
		scope,
		(tx) => tx.$queryRaw<{ name: string; accepted: string }[]>`
			SELECT u.name, (r.accepted_at AT TIME ZONE 'Europe/Amsterdam')::date::text AS accepted
			FROM school_role r
			JOIN user_account u ON u.place_id = r.school_id AND u.id = r.user_id AND u.ended_at IS NULL
			WHERE r.school_id = ${schoolId}::uuid AND r.role = 'admin' AND r.user_id <> ${userId}::uuid
				AND r.begin_date <= ${today}::date AND (r.end_date IS NULL OR r.end_date > ${today}::date)
				AND NOT EXISTS (
					SELECT FROM school_role own
					WHERE own.school_id = r.school_id AND own.user_id = ${userId}::uuid AND own.role = 'staff' AND own.tied_to = r.user_id)
			ORDER BY r.accepted_at, u.name
			LIMIT 5`,
	);
	return admins.map(({ name, accepted }) => ({ name, from: addDays(accepted, settledDays) }));
}
