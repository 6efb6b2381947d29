"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { outcomeOf } from "@/app/(public)/outcome-of";
import type { FormOutcome } from "@/components/accounts/form-outcome";
import { requireScope } from "@/lib/authz/request-scope";
import { decideDispute, markDecisions } from "@/lib/commands/result-marks/decide-dispute";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";

const decided = z.object({ markId: z.guid(), decision: z.enum(markDecisions) });

/** Lets a disputed result stand, takes it out of all figures, or lets it count again. */
export const decideDisputedResult = action(
	"state",
	async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
		const scope = await requireScope();
		const outcome = await outcomeOf(async () => {
			const parsed = decided.safeParse(Object.fromEntries(form));
			if (!parsed.success) throw new AppError("invalid");
			await decideDispute(scope, parsed.data.markId, parsed.data.decision);
		});
		revalidatePath("/disputed-results");
		return outcome;
	},
);
