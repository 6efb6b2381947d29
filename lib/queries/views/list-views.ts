import { findPupilAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { AppError } from "../../errors";

export interface ViewRow {
	readonly at: Date;
	/** Name of the account. */
	readonly by: string;
	readonly screen: string;
	/** The look was at a group of which the pupil was a member on that date. */
	readonly viaGroup: string | null;
}

/**
 * Who looked at a pupil, newest first, at most 200: looks at the pupil and at groups as they were at a date. For whom
 * the pupil is today, and for the school's admin.
 * @throws AppError not-found for others, as for a pupil that is not there
 */
export async function listViews(scope: Scope, pupilId: PersonId): Promise<ViewRow[]> {
	return inSchool(scope, async (tx) => {
		if (!scope.roles.has("admin") && (await findPupilAccess(tx, scope, pupilId)) === null)
			throw new AppError("not-found");
		return tx.$queryRaw<ViewRow[]>`
			SELECT v.at, u.name AS by, v.screen, g.name AS "viaGroup"
			FROM record_view v
			JOIN user_account u ON u.id = v.user_id
			LEFT JOIN pupil_group g ON g.school_id = v.school_id AND g.id = v.group_id
			WHERE v.school_id = ${scope.schoolId}::uuid
				AND (
					v.pupil_id = ${pupilId}::uuid
					OR EXISTS (
						SELECT 1 FROM group_membership m
						WHERE m.school_id = v.school_id AND m.group_id = v.group_id AND m.person_id = ${pupilId}::uuid
							AND v.pupil_id IS NULL AND m.begin_date <= v.on_date
							AND (m.end_date IS NULL OR m.end_date > v.on_date)
					)
				)
			ORDER BY v.at DESC, v.id
			LIMIT 200`;
	});
}
