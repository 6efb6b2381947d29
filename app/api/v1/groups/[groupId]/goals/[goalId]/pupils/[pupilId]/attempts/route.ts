import { z } from "zod";
import type { GoalId, GroupId, PersonId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { route } from "@/lib/http/route";
import { listAttempts } from "@/lib/queries/groups/list-attempts";
import { periodChoice } from "@/lib/queries/periods/resolve-period";

const input = z.object({
	params: z.object({ groupId: z.uuid(), goalId: z.uuid(), pupilId: z.uuid() }),
	query: z.object({
		period: z.string().max(40).optional(),
		afterAt: z.iso.datetime().optional(),
		afterId: z.uuid().optional(),
	}),
});

export const GET = route({
	scope: "person",
	input,
	handler: async ({ scope, input: { params, query } }) => {
		const page = await listAttempts(scope, {
			groupId: params.groupId as GroupId,
			goalId: params.goalId as GoalId,
			pupilId: params.pupilId as PersonId,
			period: periodChoice(query.period),
			after: query.afterAt && query.afterId ? { at: new Date(query.afterAt), id: query.afterId } : null,
		});
		if (!page) throw new AppError("not-found");
		return page;
	},
});
