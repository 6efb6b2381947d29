import { z } from "zod";
import { AppError } from "@/lib/errors";
import { route } from "@/lib/http/route";
import { findWork } from "@/lib/queries/long-work/find-work";

/** How far long work is; its panel asks each second while it goes on. */
export const GET = route({
	scope: "admin",
	bySelf: true,
	input: z.object({ params: z.object({ workId: z.guid() }) }),
	handler: async ({ scope, input: { params } }) => {
		const work = await findWork(scope, params);
		if (work === null) throw new AppError("not-found");
		return work;
	},
});
