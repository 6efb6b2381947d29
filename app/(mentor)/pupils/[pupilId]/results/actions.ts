"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { outcomeOf } from "@/app/(public)/outcome-of";
import type { FormOutcome } from "@/components/accounts/form-outcome";
import { requireScope } from "@/lib/authz/request-scope";
import { disputeResult } from "@/lib/commands/result-marks/dispute-result";
import { retractDispute } from "@/lib/commands/result-marks/retract-dispute";
import type { PersonId } from "@/lib/domain/ids";
import { disputeReasons } from "@/lib/domain/result-marks";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";

const disputed = z.object({
	pupilId: z.guid(),
	entryId: z.guid(),
	reason: z.enum(disputeReasons),
	text: z.string(),
});

/** Says that a result is not right. */
export const disputePupilResult = action(
	"state",
	async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
		const scope = await requireScope();
		const outcome = await outcomeOf(async () => {
			const parsed = disputed.safeParse(Object.fromEntries(form));
			if (!parsed.success) throw new AppError("invalid");
			await disputeResult(scope, parsed.data);
		});
		revalidatePath("/pupils/[pupilId]/results", "page");
		return outcome;
	},
);

const retracted = z.object({ pupilId: z.guid(), markId: z.guid() });

/** Takes that back. */
export const retractPupilDispute = action(
	"state",
	async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
		const scope = await requireScope();
		const outcome = await outcomeOf(async () => {
			const parsed = retracted.safeParse(Object.fromEntries(form));
			if (!parsed.success) throw new AppError("invalid");
			await retractDispute(scope, parsed.data.pupilId as PersonId, parsed.data.markId);
		});
		revalidatePath("/pupils/[pupilId]/results", "page");
		return outcome;
	},
);
