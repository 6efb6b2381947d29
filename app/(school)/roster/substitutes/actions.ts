"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import { outcomeOf } from "@/app/(public)/outcome-of";
import type { FormOutcome } from "@/components/accounts/form-outcome";
import { requireScope } from "@/lib/authz/request-scope";
import { addSubstitute } from "@/lib/commands/places/add-substitute";
import { endSubstitute } from "@/lib/commands/places/end-substitute";
import { action } from "@/lib/http/action";

const textOf = (form: FormData, name: string) => String(form.get(name) ?? "");

/** Gives a colleague a group for a while. */
export const giveSubstitute = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const scope = await requireScope();
	const outcome = await outcomeOf(() =>
		addSubstitute(scope, {
			personId: textOf(form, "personId"),
			groupId: textOf(form, "groupId"),
			beginDate: textOf(form, "beginDate"),
			lastDay: textOf(form, "lastDay"),
		}),
	);
	revalidatePath("/roster", "layout");
	return outcome;
});

/** Ends a substitution today. */
export const endSubstitution = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const scope = await requireScope();
	const assignmentId = z.guid().parse(form.get("assignmentId"));
	const outcome = await outcomeOf(() => endSubstitute(scope, assignmentId));
	revalidatePath("/roster", "layout");
	return outcome;
});
