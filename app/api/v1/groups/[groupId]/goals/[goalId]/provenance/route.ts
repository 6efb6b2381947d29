import { z } from "zod";
import { goalId, groupId } from "@/lib/domain/ids";
import { route } from "@/lib/http/route";
import { listGoalProvenance } from "@/lib/queries/goals/list-goal-provenance";
import { periodQuery } from "@/lib/queries/goals/pupil-goal-address";
import { periodChoice } from "@/lib/queries/periods/resolve-period";

const input = z.object({
	params: z.object({ groupId, goalId }),
	query: z.object({ period: periodQuery }),
});

export const GET = route({
	scope: "person",
	input,
	handler: ({ scope, input: { params, query } }) =>
		listGoalProvenance(scope, {
			groupId: params.groupId,
			goalId: params.goalId,
			period: periodChoice(query.period),
		}),
});
