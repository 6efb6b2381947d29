import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { AppError } from "../../errors";

/** Somebody who has a group for a while, as an admin said. */
export interface Substitute {
	readonly assignmentId: string;
	readonly name: string;
	readonly group: string;
	readonly beginDate: string;
	/** Exclusive. */
	readonly endDate: string;
	/** Nobody signs in as this employee: then it gives nobody a view. */
	readonly hasAccount: boolean;
}
export interface SubstitutePage {
	/** Those that run or are to come, the soonest end first, at most 100; then the last twenty that are over. */
	readonly substitutes: readonly Substitute[];
	readonly past: readonly Substitute[];
	readonly groups: readonly { readonly groupId: string; readonly name: string }[];
}

/**
 * Who takes over which group, until when; and the groups of today to choose from.
 * @throws AppError not-allowed
 */
export async function listSubstitutes(scope: Scope): Promise<SubstitutePage> {
	if (!can(scope, "manage-roster")) throw new AppError("not-allowed");
	const { schoolId, today } = scope;
	return inSchoolAsAdmin(scope, async (tx) => {
		const rows = await tx.$queryRaw<Substitute[]>`
			SELECT a.id AS "assignmentId", concat_ws(' ', e.given_name, e.name_prefix, e.family_name) AS name, g.name AS "group",
				a.begin_date::text AS "beginDate", a.end_date::text AS "endDate",
				EXISTS (SELECT FROM school_role r WHERE r.school_id = a.school_id AND r.person_id = a.person_id AND r.role = 'staff'
					AND (r.end_date IS NULL OR r.end_date > ${today}::date)) AS "hasAccount"
			FROM assignment a
			JOIN person e ON e.school_id = a.school_id AND e.id = a.person_id
			JOIN pupil_group g ON g.school_id = a.school_id AND g.id = a.group_id
			WHERE a.school_id = ${schoolId}::uuid AND a.source = 'manual' AND a.end_date > ${today}::date - 366
			ORDER BY a.end_date, g.name, a.id
			LIMIT 5000`;
		const groups = await tx.$queryRaw<{ groupId: string; name: string }[]>`
			SELECT g.id AS "groupId", g.name FROM pupil_group g
			JOIN school_period s ON s.school_id = g.school_id AND s.id = g.school_period_id
			WHERE g.school_id = ${schoolId}::uuid AND (g.ended_at IS NULL OR g.ended_at > ${today}::date)
			ORDER BY g.kind, g.name, g.id
			LIMIT 5000`;
		return {
			groups,
			substitutes: rows.filter(({ endDate }) => endDate > today),
			past: rows
				.filter(({ endDate, beginDate }) => endDate <= today && beginDate < endDate)
				.slice(-20)
				.toReversed(),
		};
	});
}
