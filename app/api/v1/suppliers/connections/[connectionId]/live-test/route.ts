import { z } from "zod";
import { connectionId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { route } from "@/lib/http/route";
import { findLiveTest } from "@/lib/queries/suppliers/find-live-test";

/** How far a connection is; its page asks again while a step is open. */
export const GET = route({
	scope: "admin",
	bySelf: true,
	input: z.object({ params: z.object({ connectionId }) }),
	handler: async ({ scope, input: { params } }) => {
		const test = await findLiveTest(scope, params.connectionId);
		if (test === null) throw new AppError("not-found");
		return test;
	},
});
