import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { GroupId, PersonId } from "../../domain/ids";
import { AppError } from "../../errors";

/**
 * Only pupils who are in the group on the day (yyyy-mm-dd) can be brought together in it.
 * @throws AppError not-found when one of them is not
 */
export async function requireMembers(
	tx: SchoolTransaction,
	scope: Scope,
	groupId: GroupId,
	pupilIds: readonly PersonId[],
	on: string,
): Promise<void> {
	const [row] = await tx.$queryRaw<{ count: number }[]>`
		SELECT count(DISTINCT m.person_id)::int AS count FROM group_membership m
		JOIN person p ON p.school_id = m.school_id AND p.id = m.person_id AND p.kind = 'pupil'
		WHERE m.school_id = ${scope.schoolId}::uuid AND m.group_id = ${groupId}::uuid
			AND m.person_id = ANY(${pupilIds}::uuid[])
			AND m.begin_date <= ${on}::date AND (m.end_date IS NULL OR m.end_date > ${on}::date)`;
	if (row?.count !== new Set(pupilIds).size) throw new AppError("not-found");
}
