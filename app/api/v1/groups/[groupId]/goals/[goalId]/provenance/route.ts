import { z } from "zod";
import type { GoalId, GroupId } from "@/lib/domain/ids";
import { route } from "@/lib/http/route";
import { listGoalProvenance } from "@/lib/queries/goals/list-goal-provenance";
import { periodQuery } from "@/lib/queries/goals/pupil-goal-address";
import { periodChoice } from "@/lib/queries/periods/resolve-period";

const input = z.object({
	params: z.object({ groupId: z.guid(), goalId: z.guid() }),
	query: z.object({ period: periodQuery }),
});

export const GET = route({
	scope: "person",
	input,
	handler: ({ scope, input: { params, query } }) =>
		listGoalProvenance(scope, {
			groupId: params.groupId as GroupId,
			goalId: params.goalId as GoalId,
			period: periodChoice(query.period),
		}),
});
