"use server";
import { z } from "zod";
import { applyRoster } from "@/lib/commands/roster/apply-roster";
import { discardRoster } from "@/lib/commands/roster/discard-roster";
import { undoRoster } from "@/lib/commands/roster/undo-roster";
import { plainId } from "@/lib/domain/ids";
import { action, leadTo } from "@/lib/http/action";

const refresh = "/roster";

/** Takes the last applied file back. */
export const undoImport = action({
	scope: "admin",
	input: z.object({ importId: plainId }),
	refresh,
	work: async ({ scope, input }) => {
		await undoRoster(scope, input.importId);
		return leadTo(`/roster?undone=${input.importId}`);
	},
});

/** Applies or discards the previewed file that the person looks at. */
export const decideImport = action({
	scope: "admin",
	input: z.object({
		importId: plainId,
		pupilsEnded: z.coerce.number().int().nonnegative(),
		decision: z.enum(["apply", "discard"]),
	}),
	refresh,
	work: async ({ scope, input: { importId, pupilsEnded, decision } }) => {
		if (decision === "apply") await applyRoster(scope, importId, pupilsEnded);
		else await discardRoster(scope, importId);
		return leadTo(`/roster?done=${decision === "apply" ? "applied" : "discarded"}`);
	},
});
