"use server";
import { z } from "zod";
import { closeYear } from "@/lib/commands/school-year/close-year";
import { reopenYear } from "@/lib/commands/school-year/reopen-year";
import { plainId } from "@/lib/domain/ids";
import { action, leadTo } from "@/lib/http/action";

const refresh = "/roster";
const input = z.object({ id: plainId });

/** Closes the school year. */
export const closeSchoolYear = action({
	scope: "person",
	input,
	refresh,
	work: async ({ scope, input: { id: periodId } }) => {
		const { closingId } = await closeYear(scope, periodId);
		return leadTo(`/roster/school-year?closed=${closingId}`);
	},
});

/** Opens a closed school year again. */
export const reopenSchoolYear = action({
	scope: "person",
	input,
	refresh,
	work: async ({ scope, input: { id: closingId } }) => {
		await reopenYear(scope, closingId);
		return leadTo(`/roster/school-year?reopened=${closingId}`);
	},
});
