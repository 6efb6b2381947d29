import { z } from "zod";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { Shown } from "../../domain/answer";
import { daySchema } from "../../domain/day-schema";
import { groupId, subGroupId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { AppError } from "../../errors";
import { requireSeen } from "../acts/require-seen";
import { recordAudit } from "../record-audit";
import { lockSubGroup } from "./lock-sub-group";

const inputSchema = z.object({
	groupId,
	subGroupId,
	/** yyyy-mm-dd, inclusive; may lie ahead. */
	lastDay: daySchema,
});

/** As the form shows it: until when it goes on, empty while no end was said. Exclusive, as kept. */
export const shownEnd = (endDate: string | null): Shown => ({ lastDay: endDate === null ? "" : addDays(endDate, -1) });

/**
 * Says until when a sub-group goes on. It is kept with everybody who was in it: ended is not erased.
 * @param seen the version of shownEnd that was changed; null: whatever it is
 * @throws AppError not-found; ChangedMeanwhile; invalid when the last day lies before the first
 */
export async function endSubGroup(
	scope: Scope,
	input: z.input<typeof inputSchema>,
	seen: string | null = null,
): Promise<void> {
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { groupId, subGroupId, lastDay } = parsed.data;
	const { schoolId } = scope;
	await inSchool(scope, async (tx) => {
		const { beginDate, endDate: before } = await lockSubGroup(tx, scope, groupId, subGroupId);
		await requireSeen(tx, scope, {
			...{ seen, lock: `sub-group ${subGroupId}`, read: async () => shownEnd(before) },
			...{ actions: ["sub-group.create", "sub-group.end"], subject: { subGroupId } },
		});
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
