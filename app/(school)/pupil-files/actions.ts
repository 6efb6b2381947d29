"use server";
import { z } from "zod";
import { correctName } from "@/lib/commands/corrections/correct-name";
import { withdrawCorrection } from "@/lib/commands/corrections/withdraw-correction";
import { askErasure } from "@/lib/commands/pupil-files/ask-erasure";
import { personId, plainId } from "@/lib/domain/ids";
import { action } from "@/lib/http/action";
import { typedText } from "@/lib/http/form-schemas";

const refresh = "/pupil-files";

/** Corrects the name of a pupil on request. */
export const correctPupilName = action({
	scope: "person",
	input: z.object({
		pupilId: personId,
		...{ givenName: typedText, namePrefix: typedText, familyName: typedText, reason: typedText },
	}),
	edits: true,
	refresh,
	work: ({ scope, input, seen }) => correctName(scope, input, seen),
});

/** Takes a correction back. */
export const withdrawNameCorrection = action({
	scope: "person",
	input: z.object({ correctionId: plainId }),
	refresh,
	work: ({ scope, input }) => withdrawCorrection(scope, input.correctionId),
});

/** Asks for a pupil to be erased; the worker does it. */
export const erasePupilOnRequest = action({
	scope: "person",
	input: z.object({ pupilId: personId, typedName: z.string().max(300) }),
	refresh,
	work: ({ scope, input }) => askErasure(scope, input),
});
