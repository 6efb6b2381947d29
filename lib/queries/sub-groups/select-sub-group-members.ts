import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { GroupId, PersonId, SubGroupId } from "../../domain/ids";

/**
 * Pupils of a sub-group on a day (yyyy-mm-dd; begin inclusive, end exclusive) who are in the group itself as well. Null
 * for a sub-group of another group, one that is not in force on that day, and one that is not there.
 */
export async function selectSubGroupMembers(
	tx: SchoolTransaction,
	scope: Scope,
	asked: { readonly groupId: GroupId; readonly subGroupId: SubGroupId; readonly on: string },
): Promise<ReadonlySet<PersonId> | null> {
	const [row] = await tx.$queryRaw<{ pupilIds: PersonId[] }[]>`
		SELECT array(
			SELECT DISTINCT m.pupil_id FROM sub_group_member m
			JOIN group_membership g ON g.school_id = m.school_id AND g.group_id = s.group_id AND g.person_id = m.pupil_id
				AND g.begin_date <= ${asked.on}::date AND (g.end_date IS NULL OR g.end_date > ${asked.on}::date)
			WHERE m.school_id = s.school_id AND m.sub_group_id = s.id
				AND m.begin_date <= ${asked.on}::date AND (m.end_date IS NULL OR m.end_date > ${asked.on}::date)
		) AS "pupilIds"
		FROM sub_group s
		WHERE s.school_id = ${scope.schoolId}::uuid AND s.id = ${asked.subGroupId}::uuid
			AND s.group_id = ${asked.groupId}::uuid
			AND s.begin_date <= ${asked.on}::date AND (s.end_date IS NULL OR s.end_date > ${asked.on}::date)`;
	return row ? new Set(row.pupilIds) : null;
}
