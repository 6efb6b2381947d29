import type { SchoolTransaction } from "../../db/in-school";
import type { GoalId } from "../../domain/ids";
import { type SubjectKey, subjectKeys } from "../../domain/subjects";

/** The subject of a goal that can be measured; null when there is no such goal. Goals are of no school. */
export async function selectGoalSubject(tx: SchoolTransaction, goalId: GoalId): Promise<SubjectKey | null> {
	const [row] = await tx.$queryRaw<{ subject: string }[]>`
		SELECT subject_key AS subject FROM goal WHERE id = ${goalId}::uuid AND measurable`;
	if (!row) return null;
	return subjectKeys.find((key) => key === row.subject) ?? "other";
}
