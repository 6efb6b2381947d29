"use server";
import { z } from "zod";
import { cancelWork } from "@/lib/commands/long-work/cancel-work";
import { plainId } from "@/lib/domain/ids";
import { action } from "@/lib/http/action";

/** Ends long work after the step under way; what was done stays done. Where it has ended by itself, its panel says so. */
export const endWork = action({
	scope: "person",
	input: z.object({ workId: plainId }),
	refresh: ["/quality", "/suppliers"],
	work: ({ scope, input }) => cancelWork(scope, input.workId),
});
