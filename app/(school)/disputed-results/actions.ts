"use server";
import { z } from "zod";
import { decideDispute, markDecisions } from "@/lib/commands/result-marks/decide-dispute";
import { plainId } from "@/lib/domain/ids";
import { action } from "@/lib/http/action";

/** Lets a disputed result stand, takes it out of all figures, or lets it count again. */
export const decideDisputedResult = action({
	scope: "person",
	input: z.object({ markId: plainId, decision: z.enum(markDecisions) }),
	refresh: "/disputed-results",
	work: ({ scope, input }) => decideDispute(scope, input.markId, input.decision),
});
