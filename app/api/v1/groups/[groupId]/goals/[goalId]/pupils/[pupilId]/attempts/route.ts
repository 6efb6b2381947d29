import { z } from "zod";
import type { ConnectionId, GoalId, GroupId, PersonId } from "@/lib/domain/ids";
import { route } from "@/lib/http/route";
import { listAttempts } from "@/lib/queries/goals/list-attempts";
import { periodChoice } from "@/lib/queries/periods/resolve-period";

const input = z.object({
	params: z.object({ groupId: z.guid(), goalId: z.guid(), pupilId: z.guid() }),
	query: z.object({
		period: z.string().max(40).optional(),
		connection: z.guid().optional(),
		afterAt: z.iso.datetime().optional(),
		afterId: z.guid().optional(),
	}),
});

export const GET = route({
	scope: "person",
	input,
	handler: ({ scope, input: { params, query } }) =>
		listAttempts(scope, {
			groupId: params.groupId as GroupId,
			goalId: params.goalId as GoalId,
			pupilId: params.pupilId as PersonId,
			period: periodChoice(query.period),
			connectionId: (query.connection as ConnectionId | undefined) ?? null,
			after: query.afterAt && query.afterId ? { at: new Date(query.afterAt), id: query.afterId } : null,
		}),
});
