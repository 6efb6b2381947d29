import { z } from "zod";
import { goalInput } from "@/components/group-goal/goal-address";
import { goalSheet } from "@/components/group-goal/goal-sheet";
import { readAddress } from "@/components/groups/grid-address";
import { goalId, groupId } from "@/lib/domain/ids";
import { csvAnswer } from "@/lib/http/csv-answer";
import { route } from "@/lib/http/route";
import { findGroupGoal } from "@/lib/queries/goals/find-group-goal";

/** T2 as a file, by the address of the page. */
export const GET = route({
	scope: "person",
	exports: true,
	input: z.object({
		params: z.object({ groupId, goalId }),
		query: z.record(z.string(), z.string()),
	}),
	handler: async ({ scope, input: { params, query } }) => {
		const wanted = goalInput(params.groupId, params.goalId, readAddress(query));
		return csvAnswer("goal", await findGroupGoal(scope, wanted), goalSheet);
	},
});
