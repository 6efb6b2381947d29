"use server";
import { z } from "zod";
import { ChangedMeanwhile } from "@/lib/commands/acts/require-seen";
import { mapUnits } from "@/lib/commands/curriculum/map-units";
import { setAsideUnit } from "@/lib/commands/curriculum/set-aside-unit";
import { connectionId, goalId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";
import { many } from "@/lib/http/form-schemas";
import { readUnitKey } from "@/lib/queries/mapping/mapping-filter";

/** Maps the open unit to the chosen goals, takes that back, or says that no goal belongs to it. */
export const decideUnit = action({
	scope: "person",
	input: z.object({
		connectionId,
		unit: z
			.string()
			.transform(readUnitKey)
			.refine((key) => key !== null),
		decision: z.enum(["save", "undo", "aside", "open"]),
		goal: many(goalId),
		before: many(goalId),
	}),
	edits: true,
	refresh: "/mapping",
	work: async ({ scope, input: { connectionId, unit, decision, goal, before }, seen }) => {
		if (decision === "aside" || decision === "open") {
			await setAsideUnit(scope, { connectionId, ...unit, setAside: decision === "aside" });
			return { done: decision, before };
		}
		await mapUnits(scope, { connectionId, units: [{ ...unit, goalIds: goal }] }, seen).catch((error: unknown) => {
			// What somebody else did since is not undone with it, and there is no form of its own to show both in.
			throw decision === "undo" && error instanceof ChangedMeanwhile
				? new AppError("conflict", "changed-since")
				: error;
		});
		return { done: decision === "save" ? ("saved" as const) : ("undone" as const), before };
	},
});
