import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { whole } from "../../db/whole";
import type { SubjectKey } from "../../domain/subjects";
import type { GoalHead } from "./select-goals";

export interface SubjectGoal extends Pick<GoalHead, "goalId" | "code" | "title"> {
	readonly subject: SubjectKey;
}

/** Far more than the frameworks of all subjects of a sector have. */
const mostGoals = 10_000;

/** The goals that the group grids of these subjects show (selectMappedGoals), in the order of their columns. */
export async function selectGoalsOfSubjects(
	tx: SchoolTransaction,
	scope: Scope,
	subjects: readonly SubjectKey[],
): Promise<SubjectGoal[]> {
	const rows = await tx.$queryRaw<SubjectGoal[]>`
		SELECT g.id AS "goalId", g.code, g.title, g.subject_key AS subject
		FROM goal g JOIN school s ON s.id = ${scope.schoolId}::uuid AND s.sector = g.sector
		WHERE g.subject_key = ANY(${subjects}::text[]) AND g.measurable
			AND EXISTS (SELECT 1 FROM goal_mapping m WHERE m.school_id = ${scope.schoolId}::uuid AND m.goal_id = g.id)
		ORDER BY g.subject_key, g.position, g.id
		LIMIT ${mostGoals + 1}`;
	return whole(rows, mostGoals);
}
