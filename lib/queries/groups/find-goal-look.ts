import { findGroupAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { GoalId, GroupId, PersonId } from "../../domain/ids";
import { type SubjectKey, subjectKeys } from "../../domain/subjects";

export interface GoalLookInput {
	readonly groupId: GroupId;
	readonly goalId: GoalId;
	readonly pupilId: PersonId;
}

export interface GoalLook {
	readonly group: { readonly id: GroupId; readonly name: string; readonly combination: boolean };
	readonly pupil: { readonly id: PersonId; readonly givenName: string; readonly name: string };
	/** Of the pupil in this group; compared are pupils of the same one in a combination group. */
	readonly schoolYear: number | null;
	readonly goal: {
		readonly id: GoalId;
		readonly subjectKey: SubjectKey;
		readonly code: string;
		readonly title: string;
		readonly text: string;
	};
}

/**
 * What one pupil on one goal is about, if the person may see it: the group is theirs today, with the subject of the goal,
 * and the pupil is in it today. Null otherwise, foreign and unknown alike.
 */
export async function findGoalLook(
	tx: SchoolTransaction,
	scope: Scope,
	input: GoalLookInput,
): Promise<GoalLook | null> {
	const access = await findGroupAccess(tx, scope, input.groupId);
	if (!access) return null;
	const [row] = await tx.$queryRaw<Row[]>`
		SELECT g.name AS group_name, g.combination, p.given_name, m.school_year,
			concat_ws(' ', p.given_name, p.name_prefix, p.family_name) AS pupil_name,
			goal.subject_key, goal.code, goal.title, goal.text
		FROM pupil_group g
		JOIN group_membership m ON m.school_id = g.school_id AND m.group_id = g.id
		JOIN person p ON p.school_id = m.school_id AND p.id = m.person_id
		JOIN goal ON goal.id = ${input.goalId}::uuid
		WHERE g.school_id = ${scope.schoolId}::uuid AND g.id = ${input.groupId}::uuid
			AND m.person_id = ${input.pupilId}::uuid AND p.kind = 'pupil'
			AND m.begin_date <= ${scope.today}::date AND (m.end_date IS NULL OR m.end_date > ${scope.today}::date)
		ORDER BY m.begin_date DESC
		LIMIT 1`;
	if (!row) return null;
	const subjectKey = subjectKeys.find((key) => key === row.subject_key) ?? "other";
	if (access.subjects !== "all" && !access.subjects.includes(subjectKey)) return null;
	return {
		group: { id: input.groupId, name: row.group_name, combination: row.combination },
		pupil: { id: input.pupilId, givenName: row.given_name, name: row.pupil_name },
		schoolYear: row.combination ? row.school_year : null,
		goal: { id: input.goalId, subjectKey, code: row.code, title: row.title, text: row.text },
	};
}

interface Row {
	readonly group_name: string;
	readonly combination: boolean;
	readonly given_name: string;
	readonly pupil_name: string;
	readonly school_year: number | null;
	readonly subject_key: string;
	readonly code: string;
	readonly title: string;
	readonly text: string;
}
