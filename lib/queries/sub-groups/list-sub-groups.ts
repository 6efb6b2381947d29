import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { GoalId, GroupId, SubGroupId } from "../../domain/ids";

export interface SubGroupHead {
	readonly subGroupId: SubGroupId;
	readonly name: string;
	/** What it was made for; null: nothing in particular. */
	readonly goalId: GoalId | null;
	/** yyyy-mm-dd; end exclusive, null: until further notice. */
	readonly beginDate: string;
	readonly endDate: string | null;
	/** Members on the day asked for who are in the group itself as well. */
	readonly pupils: number;
}

/**
 * The sub-groups of a group that are in force on a day (yyyy-mm-dd), by name, at most 2,000. Whoever has access to the
 * group sees them; that is decided before (findGroupAccess).
 */
export function listSubGroups(
	tx: SchoolTransaction,
	scope: Scope,
	groupId: GroupId,
	on: string,
): Promise<SubGroupHead[]> {
	return tx.$queryRaw<SubGroupHead[]>`/* prepared */
		SELECT s.id AS "subGroupId", s.name, s.goal_id AS "goalId", s.begin_date::text AS "beginDate",
			s.end_date::text AS "endDate",
			(
				SELECT count(DISTINCT m.pupil_id)::int FROM sub_group_member m
				JOIN group_membership g ON g.school_id = m.school_id AND g.group_id = s.group_id AND g.person_id = m.pupil_id
					AND g.begin_date <= ${on}::date AND (g.end_date IS NULL OR g.end_date > ${on}::date)
				WHERE m.school_id = s.school_id AND m.sub_group_id = s.id
					AND m.begin_date <= ${on}::date AND (m.end_date IS NULL OR m.end_date > ${on}::date)
			) AS pupils
		FROM sub_group s
		WHERE s.school_id = ${scope.schoolId}::uuid AND s.group_id = ${groupId}::uuid
			AND s.begin_date <= ${on}::date AND (s.end_date IS NULL OR s.end_date > ${on}::date)
		ORDER BY s.name, s.id
		LIMIT 2000`;
}
