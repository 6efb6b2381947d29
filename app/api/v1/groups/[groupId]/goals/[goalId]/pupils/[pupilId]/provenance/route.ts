import { z } from "zod";
import { route } from "@/lib/http/route";
import { getProvenance } from "@/lib/queries/goals/get-provenance";
import { periodQuery, pupilGoalInput, pupilGoalParams } from "@/lib/queries/goals/pupil-goal-address";

export const GET = route({
	scope: "person",
	input: z.object({ params: pupilGoalParams, query: z.object({ period: periodQuery }) }),
	handler: ({ scope, input: { params, query } }) => getProvenance(scope, pupilGoalInput(params, query.period)),
});
