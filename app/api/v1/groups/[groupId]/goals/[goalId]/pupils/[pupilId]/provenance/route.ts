import { z } from "zod";
import type { GoalId, GroupId, PersonId } from "@/lib/domain/ids";
import { route } from "@/lib/http/route";
import { getProvenance } from "@/lib/queries/goals/get-provenance";
import { periodChoice } from "@/lib/queries/periods/resolve-period";

const input = z.object({
	params: z.object({ groupId: z.guid(), goalId: z.guid(), pupilId: z.guid() }),
	query: z.object({ period: z.string().max(40).optional() }),
});

export const GET = route({
	scope: "person",
	input,
	handler: ({ scope, input: { params, query } }) =>
		getProvenance(scope, {
			groupId: params.groupId as GroupId,
			goalId: params.goalId as GoalId,
			pupilId: params.pupilId as PersonId,
			period: periodChoice(query.period),
		}),
});
