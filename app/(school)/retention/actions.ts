"use server";
import { revalidatePath } from "next/cache";
import { outcomeOf } from "@/app/(public)/outcome-of";
import type { FormOutcome } from "@/components/accounts/form-outcome";
import { requireScope } from "@/lib/authz/request-scope";
import { setFactAge } from "@/lib/commands/settings/set-fact-age";
import { setRetention } from "@/lib/commands/settings/set-retention";
import { action } from "@/lib/http/action";

/** Keeps the days of every kind as the form says. */
export const saveRetention = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const scope = await requireScope();
	const days = [...form.entries()].filter(([name]) => name.endsWith("Days"));
	const outcome = await outcomeOf(() =>
		setRetention(scope, Object.fromEntries(days.map(([name, text]) => [name, Number(text)]))),
	);
	revalidatePath("/retention");
	return outcome;
});

/** Keeps how many years a fact may lie back when it comes in. */
export const saveFactAge = action("state", async (_before: FormOutcome, form: FormData): Promise<FormOutcome> => {
	const scope = await requireScope();
	const outcome = await outcomeOf(() => setFactAge(scope, Number(form.get("years"))));
	revalidatePath("/retention");
	return outcome;
});
