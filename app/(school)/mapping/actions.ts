"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { UnitOutcome } from "@/components/mapping/unit-form";
import { requireScope } from "@/lib/authz/request-scope";
import { mapUnits } from "@/lib/commands/curriculum/map-units";
import { setAsideUnit } from "@/lib/commands/curriculum/set-aside-unit";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";
import { readUnitKey } from "@/lib/queries/mapping/mapping-filter";

const ids = z.array(z.guid()).max(50);
const formSchema = z.object({
	connectionId: z.guid(),
	unit: z
		.string()
		.transform(readUnitKey)
		.pipe(z.object({ kind: z.any(), sourceId: z.string() })),
	decision: z.enum(["save", "undo", "aside", "open"]),
	goal: ids,
	before: ids,
});

/** Maps the open unit to the chosen goals, takes that back, or says that no goal belongs to it. */
export const decideUnit = action("state", async (_before: UnitOutcome, form: FormData): Promise<UnitOutcome> => {
	const scope = await requireScope();
	const all = { ...Object.fromEntries(form), goal: form.getAll("goal"), before: form.getAll("before") };
	const parsed = formSchema.safeParse(all);
	if (!parsed.success) return { fault: "invalid" };
	const { connectionId, unit, decision, goal, before } = parsed.data;
	try {
		if (decision === "aside" || decision === "open")
			await setAsideUnit(scope, { connectionId, ...unit, setAside: decision === "aside" });
		else await mapUnits(scope, { connectionId, units: [{ ...unit, goalIds: goal }] });
	} catch (error) {
		if (!(error instanceof AppError) || error.code === "not-allowed") throw error;
		return { fault: error.code === "conflict" ? "conflict" : error.code === "invalid" ? "invalid" : "gone" };
	}
	revalidatePath("/mapping");
	return { done: decision === "save" ? "saved" : decision === "undo" ? "undone" : decision, before };
});
