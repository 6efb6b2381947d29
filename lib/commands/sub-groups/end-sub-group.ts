import { z } from "zod";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import { daySchema } from "../../domain/day-schema";
import { groupId, subGroupId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { lockSubGroup } from "./lock-sub-group";

const inputSchema = z.object({
	groupId,
	subGroupId,
	/** yyyy-mm-dd, inclusive; may lie ahead. */
	lastDay: daySchema,
});

/**
 * Says until when a sub-group goes on. It is kept with everybody who was in it: ended is not erased.
 * @throws AppError not-found; invalid when the last day lies before the first
 */
export async function endSubGroup(scope: Scope, input: z.input<typeof inputSchema>): Promise<void> {
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { groupId, subGroupId, lastDay } = parsed.data;
	const { schoolId } = scope;
	await inSchool(scope, async (tx) => {
		const { beginDate, endDate: before } = await lockSubGroup(tx, scope, groupId, subGroupId);
		if (lastDay < beginDate) throw new AppError("invalid");
		const endDate = addDays(lastDay, 1);
		// Said just before by a colleague.
		if (endDate === before) return;
		await tx.subGroup.update({
			where: { schoolId_id: { schoolId, id: subGroupId } },
			data: { endDate: new Date(endDate) },
		});
		await recordAudit(tx, scope, "sub-group.end", { subGroupId, groupId });
	});
}
