"use server";
import { z } from "zod";
import { addSubstitute } from "@/lib/commands/places/add-substitute";
import { endSubstitute } from "@/lib/commands/places/end-substitute";
import { groupId, personId, plainId } from "@/lib/domain/ids";
import { action } from "@/lib/http/action";
import { typedText } from "@/lib/http/form-schemas";

const refresh = "/roster";

/** Gives a colleague a group for a while. */
export const giveSubstitute = action({
	scope: "person",
	input: z.object({ personId, groupId, beginDate: typedText, lastDay: typedText }),
	refresh,
	work: ({ scope, input }) => addSubstitute(scope, input),
});

/** Ends a substitution today. */
export const endSubstitution = action({
	scope: "person",
	input: z.object({ assignmentId: plainId }),
	refresh,
	work: ({ scope, input }) => endSubstitute(scope, input.assignmentId),
});
