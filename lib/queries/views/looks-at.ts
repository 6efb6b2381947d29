import type { Scope } from "../../authz/scope";
import type { PersonId } from "../../domain/ids";
import { Prisma } from "../../generated/prisma/client";

/**
 * The looks at a pupil, as a table to select from: those at the pupil, and those at a group in which the pupil was on the
 * date of the look. Two parts, so that each has its index.
 */
export function looksAt(scope: Scope, pupilId: PersonId): Prisma.Sql {
	return Prisma.sql`(
		SELECT v.school_id, v.id, v.at, v.user_id, v.screen, NULL::uuid AS group_id
		FROM record_view v
		WHERE v.school_id = ${scope.schoolId}::uuid AND v.pupil_id = ${pupilId}::uuid
		UNION ALL
		SELECT v.school_id, v.id, v.at, v.user_id, v.screen, v.group_id
		FROM group_membership m
		JOIN record_view v ON v.school_id = m.school_id AND v.group_id = m.group_id AND v.pupil_id IS NULL
			AND v.on_date >= m.begin_date AND (m.end_date IS NULL OR v.on_date < m.end_date)
		WHERE m.school_id = ${scope.schoolId}::uuid AND m.person_id = ${pupilId}::uuid
	)`;
}
