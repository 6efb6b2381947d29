import { prisma } from "../../db/client";
import type { GoalId } from "../../domain/ids";
import type { SubjectKey } from "../../domain/subjects";

export interface GoalCode {
	readonly id: GoalId;
	readonly sector: string;
	readonly subjectKey: SubjectKey;
	readonly code: string;
}

/** The measurable goals of all frameworks by their codes. Goals are nobody's secret: no scope is asked. */
export async function listGoalCodes(): Promise<GoalCode[]> {
	const goals = await prisma().goal.findMany({
		where: { measurable: true },
		select: { id: true, sector: true, subjectKey: true, code: true },
		orderBy: [{ subjectKey: "asc" }, { sector: "asc" }, { position: "asc" }],
		take: 5000,
	});
	return goals.map((goal) => ({ ...goal, id: goal.id as GoalId, subjectKey: goal.subjectKey as SubjectKey }));
}
