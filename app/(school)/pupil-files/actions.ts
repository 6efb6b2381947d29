"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { outcomeOf } from "@/app/(public)/outcome-of";
import type { FormOutcome } from "@/components/accounts/form-outcome";
import { requireScope } from "@/lib/authz/request-scope";
import { correctName } from "@/lib/commands/corrections/correct-name";
import { withdrawCorrection } from "@/lib/commands/corrections/withdraw-correction";
import { askErasure } from "@/lib/commands/pupil-files/ask-erasure";
import type { PersonId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";

const nameSchema = z.object({
	pupilId: z.guid(),
	givenName: z.string(),
	namePrefix: z.string(),
	familyName: z.string(),
	reason: z.string(),
});

/** Corrects the name of a pupil on request. */
export const correctPupilName = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const scope = await requireScope();
	const outcome = await outcomeOf(async () => {
		const parsed = nameSchema.safeParse(Object.fromEntries(form));
		if (!parsed.success) throw new AppError("invalid");
		await correctName(scope, parsed.data);
	});
	revalidatePath("/pupil-files", "layout");
	return outcome;
});

/** Takes a correction back. */
export const withdrawNameCorrection = action(
	"state",
	async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
		const scope = await requireScope();
		const outcome = await outcomeOf(async () => {
			const id = z.guid().safeParse(form.get("correctionId"));
			if (!id.success) throw new AppError("invalid");
			await withdrawCorrection(scope, id.data);
		});
		revalidatePath("/pupil-files", "layout");
		return outcome;
	},
);

const formSchema = z.object({ pupilId: z.guid(), typedName: z.string().max(300) });

/** Asks for a pupil to be erased; the worker does it. */
export const erasePupilOnRequest = action(
	"state",
	async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
		const scope = await requireScope();
		const outcome = await outcomeOf(async () => {
			const parsed = formSchema.safeParse(Object.fromEntries(form));
			if (!parsed.success) throw new AppError("invalid");
			await askErasure(scope, { pupilId: parsed.data.pupilId as PersonId, typedName: parsed.data.typedName });
		});
		revalidatePath("/pupil-files", "layout");
		return outcome;
	},
);
