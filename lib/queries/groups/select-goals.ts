import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { whole } from "../../db/whole";
import type { GoalId } from "../../domain/ids";
import type { SubjectKey } from "../../domain/subjects";

export interface GoalHead {
	readonly goalId: GoalId;
	readonly code: string;
	readonly title: string;
	readonly text: string;
	/** The domain that it belongs to, and its title. */
	readonly domainId: string | null;
	readonly domain: string | null;
}

/** More goals than any framework has of a subject. */
const mostGoals = 1_000;

/** Measurable goals of a subject that at least one unit, item or test of this school's suppliers is mapped to. */
export async function selectMappedGoals(
	tx: SchoolTransaction,
	scope: Scope,
	subject: SubjectKey,
	sector: string,
): Promise<GoalHead[]> {
	const rows = await tx.$queryRaw<GoalHead[]>`/* prepared */
		SELECT g.id AS "goalId", g.code, g.title, g.text, d.id AS "domainId", d.title AS domain
		FROM goal g
		LEFT JOIN goal d ON d.id = g.parent_id
		WHERE g.subject_key = ${subject} AND g.sector = ${sector} AND g.measurable
			AND EXISTS (SELECT 1 FROM goal_mapping m WHERE m.school_id = ${scope.schoolId}::uuid AND m.goal_id = g.id)
		ORDER BY g.position, g.id
		LIMIT ${mostGoals + 1}`;
	return whole(rows, mostGoals);
}

/** Subjects with at least one mapped goal at this school. */
export async function selectMappedSubjects(tx: SchoolTransaction, scope: Scope, sector: string): Promise<SubjectKey[]> {
	const rows = await tx.$queryRaw<{ key: SubjectKey }[]>`/* prepared */
		SELECT DISTINCT g.subject_key AS key FROM goal_mapping m JOIN goal g ON g.id = m.goal_id
		WHERE m.school_id = ${scope.schoolId}::uuid AND g.sector = ${sector} AND g.measurable`;
	return rows.map((row) => row.key);
}
