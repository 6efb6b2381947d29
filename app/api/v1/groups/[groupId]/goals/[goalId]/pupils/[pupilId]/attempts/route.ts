import { z } from "zod";
import { connectionId } from "@/lib/domain/ids";
import { route } from "@/lib/http/route";
import { listAttempts } from "@/lib/queries/goals/list-attempts";
import { periodQuery, pupilGoalInput, pupilGoalParams } from "@/lib/queries/goals/pupil-goal-address";

const query = z.object({
	period: periodQuery,
	connection: connectionId.optional(),
	afterAt: z.iso.datetime().optional(),
	afterId: z.guid().optional(),
});

export const GET = route({
	scope: "person",
	input: z.object({ params: pupilGoalParams, query }),
	handler: ({ scope, input: { params, query } }) =>
		listAttempts(scope, {
			...pupilGoalInput(params, query.period),
			connectionId: query.connection ?? null,
			after: query.afterAt && query.afterId ? { at: new Date(query.afterAt), id: query.afterId } : null,
		}),
});
