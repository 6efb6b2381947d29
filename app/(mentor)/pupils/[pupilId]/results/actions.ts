"use server";
import { z } from "zod";
import { disputeResult } from "@/lib/commands/result-marks/dispute-result";
import { retractDispute } from "@/lib/commands/result-marks/retract-dispute";
import { personId, plainId } from "@/lib/domain/ids";
import { disputeReasons } from "@/lib/domain/result-marks";
import { action } from "@/lib/http/action";

const refresh = "/pupils";

/** Says that a result is not right. */
export const disputePupilResult = action({
	scope: "person",
	input: z.object({ pupilId: personId, entryId: plainId, reason: z.enum(disputeReasons), text: z.string() }),
	refresh,
	work: ({ scope, input }) => disputeResult(scope, input),
});

/** Takes that back. */
export const retractPupilDispute = action({
	scope: "person",
	input: z.object({ pupilId: personId, markId: plainId }),
	refresh,
	work: ({ scope, input }) => retractDispute(scope, input.pupilId, input.markId),
});
