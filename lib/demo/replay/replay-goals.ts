import type { JobScope } from "../../authz/scope";
import { mapUnits } from "../../commands/curriculum/map-units";
import { listGoalCodes } from "../../queries/curriculum/list-goal-codes";
import type { ReplaySchool } from "./plan";

/** A whole test stands for one kerndoel here, so that it has a column; what the file's test measures is wider. */
export const replayGoals = {
	arithmetic: { subject: "arithmetic", code: "10A" },
	dutch: { subject: "dutch", code: "2A" },
} as const;

export async function mapReplayGoals(scope: JobScope, school: ReplaySchool, connectionId: string): Promise<void> {
	const goals = await listGoalCodes();
	const tests = new Set(school.messages.map((message) => message.assessmentDefinition.id));
	const units = [...tests].map((sourceId) => {
		const { subject, code } = replayGoals[sourceId.startsWith("bdf-lang") ? "dutch" : "arithmetic"];
		const found = goals.filter((goal) => goal.sector === "po" && goal.subjectKey === subject && goal.code === code);
		return { kind: "assessment" as const, sourceId, goalIds: found.map((goal) => goal.id) };
	});
	if (units.length > 0) await mapUnits(scope, { connectionId, units });
}
