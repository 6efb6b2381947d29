import { z } from "zod";
import type { ConnectionId, GoalId, GroupId, PersonId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { route } from "@/lib/http/route";
import { getProvenance } from "@/lib/queries/groups/get-provenance";
import { periodChoice } from "@/lib/queries/periods/resolve-period";

const input = z.object({
	params: z.object({ groupId: z.uuid(), goalId: z.uuid(), pupilId: z.uuid() }),
	query: z.object({
		period: z.string().max(40).optional(),
		connection: z.uuid(),
		kind: z.enum(["practice", "level", "test"]),
	}),
});

export const GET = route({
	scope: "person",
	input,
	handler: async ({ scope, input: { params, query } }) => {
		const provenance = await getProvenance(scope, {
			groupId: params.groupId as GroupId,
			goalId: params.goalId as GoalId,
			pupilId: params.pupilId as PersonId,
			period: periodChoice(query.period),
			connectionId: query.connection as ConnectionId,
			kind: query.kind,
		});
		if (!provenance) throw new AppError("not-found");
		return provenance;
	},
});
