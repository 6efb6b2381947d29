"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { RuleOutcome } from "@/components/signals/rule-form";
import { requireScope } from "@/lib/authz/request-scope";
import { saveSignalRule } from "@/lib/commands/signals/save-signal-rule";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";
import { signalCodes } from "@/lib/standing/signals/signal";

const formSchema = z.object({ code: z.enum(signalCodes), enabled: z.literal("on").optional() });

/** Keeps one rule as the form says. */
export const saveRule = action("state", async (_before: RuleOutcome, form: FormData): Promise<RuleOutcome> => {
	const scope = await requireScope();
	const sent = Object.fromEntries(form);
	const parsed = formSchema.safeParse(sent);
	if (!parsed.success) return "invalid";
	const { code, enabled } = parsed.data;
	const thresholds = Object.fromEntries(Object.entries(sent).map(([name, text]) => [name, Number(text)]));
	try {
		await saveSignalRule(scope, { code, enabled: enabled === "on", thresholds });
	} catch (error) {
		if (error instanceof AppError && error.code === "invalid") return "invalid";
		throw error;
	}
	revalidatePath("/signals");
	return "saved";
});
