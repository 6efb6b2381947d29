"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { DecideOutcome } from "@/components/roster/decide-form";
import { requireScope } from "@/lib/authz/request-scope";
import { applyRoster } from "@/lib/commands/roster/apply-roster";
import { discardRoster } from "@/lib/commands/roster/discard-roster";
import { undoRoster } from "@/lib/commands/roster/undo-roster";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";

const formSchema = z.object({
	importId: z.guid(),
	pupilsEnded: z.coerce.number().int().nonnegative(),
	decision: z.enum(["apply", "discard"]),
});

/** Takes the last applied file back. */
export const undoImport = action("state", async (_before: DecideOutcome, form: FormData): Promise<DecideOutcome> => {
	const scope = await requireScope();
	const importId = z.guid().safeParse(form.get("importId"));
	if (!importId.success) return "conflict";
	try {
		await undoRoster(scope, importId.data);
	} catch (error) {
		if (error instanceof AppError && error.code !== "not-allowed") return "conflict";
		throw error;
	}
	revalidatePath("/roster");
	redirect("/roster?done=undone");
});

/** Applies or discards the previewed file that the person looks at. */
export const decideImport = action("state", async (_before: DecideOutcome, form: FormData): Promise<DecideOutcome> => {
	const scope = await requireScope();
	const parsed = formSchema.safeParse(Object.fromEntries(form));
	if (!parsed.success) return "conflict";
	const { importId, pupilsEnded, decision } = parsed.data;
	try {
		if (decision === "apply") await applyRoster(scope, importId, pupilsEnded);
		else await discardRoster(scope, importId);
	} catch (error) {
		if (error instanceof AppError && error.code === "too-many") return "filesWait";
		if (error instanceof AppError && error.code !== "not-allowed") return "conflict";
		throw error;
	}
	revalidatePath("/roster");
	redirect(`/roster?done=${decision === "apply" ? "applied" : "discarded"}`);
});
