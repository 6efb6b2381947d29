import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { mostMembers, whole } from "../../db/whole";
import type { GroupId, PersonId } from "../../domain/ids";

/** A stay of a pupil in a group; days are yyyy-mm-dd, end exclusive. */
export interface GroupPupil {
	readonly pupilId: PersonId;
	readonly schoolYear: number | null;
	readonly beginDate: string;
	readonly endDate: string | null;
}

/**
 * Everybody who was ever in the group, the latest stay last.
 * @throws AppError too-many-rows for more than twice the members that a group may have
 */
export async function selectGroupPupils(tx: SchoolTransaction, scope: Scope, groupId: GroupId): Promise<GroupPupil[]> {
	const rows = await tx.$queryRaw<GroupPupil[]>`
		SELECT m.person_id AS "pupilId", m.school_year AS "schoolYear", m.begin_date::text AS "beginDate",
			m.end_date::text AS "endDate"
		FROM group_membership m
		JOIN person p ON p.school_id = m.school_id AND p.id = m.person_id AND p.kind = 'pupil'
		WHERE m.school_id = ${scope.schoolId}::uuid AND m.group_id = ${groupId}::uuid
		ORDER BY m.begin_date, m.person_id
		LIMIT ${2 * mostMembers + 1}`;
	return whole(rows, 2 * mostMembers);
}
