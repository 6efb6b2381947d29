import type { JobScope } from "../../authz/scope";
import { mapUnits } from "../../commands/curriculum/map-units";
import type { GoalId } from "../../domain/ids";
import { listGoalCodes } from "../../queries/curriculum/list-goal-codes";
import { skillAddress } from "./assist";
import type { ReplayPlan, ReplaySchool } from "./plan";

/** A whole test stands for one kerndoel here, so that it has a column; what the file's test measures is wider. */
export const replayGoals = {
	arithmetic: { subject: "arithmetic", code: "10A" },
	dutch: { subject: "dutch", code: "2A" },
} as const;

export async function mapReplayGoals(
	scope: JobScope,
	plan: ReplayPlan,
	school: ReplaySchool,
	connectionId: string,
): Promise<void> {
	const skills = (await listSkillGoals(plan)).map(({ skill, goalId }) => ({
		kind: "unit" as const,
		sourceId: skillAddress(skill),
		goalIds: [goalId],
	}));
	const units = [...skills, ...(await testUnits(school))];
	if (units.length > 0) await mapUnits(scope, { connectionId, units });
}

async function testUnits(school: ReplaySchool) {
	const goals = await listGoalCodes();
	const tests = new Set(school.messages.map((message) => message.assessmentDefinition.id));
	return [...tests].map((sourceId) => {
		const { subject, code } = replayGoals[sourceId.startsWith("bdf-lang") ? "dutch" : "arithmetic"];
		const found = goals.filter((goal) => goal.sector === "po" && goal.subjectKey === subject && goal.code === code);
		return { kind: "assessment" as const, sourceId, goalIds: found.map((goal) => goal.id) };
	});
}

/** The kerndoel of arithmetic that each of the most practised skills stands for: as many as there are of them. */
export async function listSkillGoals(plan: ReplayPlan): Promise<{ skill: string; goalId: GoalId }[]> {
	const goals = (await listGoalCodes()).filter((goal) => goal.sector === "po" && goal.subjectKey === "arithmetic");
	return (plan.skills ?? []).slice(0, goals.length).flatMap((skill, index) => {
		const goal = goals[index];
		return goal ? [{ skill, goalId: goal.id }] : [];
	});
}
