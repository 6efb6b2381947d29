import { z } from "zod";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import { daySchema } from "../../domain/day-schema";
import { groupId, subGroupId } from "../../domain/ids";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { lockSubGroup } from "./lock-sub-group";
import { requireMembers } from "./require-members";
import { pupilIdsSchema } from "./sub-group-input";

const inputSchema = z.object({
	groupId,
	subGroupId,
	add: pupilIdsSchema,
	remove: pupilIdsSchema,
	/** yyyy-mm-dd: the first day that who is added belongs to it, and that who is removed does no more. */
	on: daySchema,
});

/**
 * Adds pupils to a sub-group and takes others out, from a day on; who was in it before stays in its history. Where a colleague
 * did the same just before, nothing changes, and the log tells nothing.
 * @throws AppError not-found; invalid; conflict when the sub-group is not in force on that day
 */
export async function changeMembers(scope: Scope, input: z.input<typeof inputSchema>): Promise<void> {
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success || parsed.data.add.length + parsed.data.remove.length === 0) throw new AppError("invalid");
	const { groupId, subGroupId, add, remove, on } = parsed.data;
	const { schoolId } = scope;
	await inSchool(scope, async (tx) => {
		const { beginDate, endDate } = await lockSubGroup(tx, scope, groupId, subGroupId);
		if (on < beginDate || (endDate !== null && endDate <= on)) throw new AppError("conflict");
		await requireMembers(tx, scope, groupId, add, on);
		// Ended on the day it began, a membership was never in force; its row stays for who comes back that day.
		const removed = await tx.$executeRaw`
			UPDATE sub_group_member SET end_date = greatest(begin_date, ${on}::date)
			WHERE school_id = ${schoolId}::uuid AND sub_group_id = ${subGroupId}::uuid
				AND pupil_id = ANY(${remove}::uuid[]) AND (end_date IS NULL OR end_date > ${on}::date)`;
		const added = await tx.$executeRaw`
			INSERT INTO sub_group_member (school_id, sub_group_id, pupil_id, begin_date)
			SELECT ${schoolId}::uuid, ${subGroupId}::uuid, pupil.id, ${on}::date
			FROM (SELECT DISTINCT unnest(${add}::uuid[]) AS id) pupil
			WHERE NOT EXISTS (
				SELECT 1 FROM sub_group_member m
				WHERE m.school_id = ${schoolId}::uuid AND m.sub_group_id = ${subGroupId}::uuid AND m.pupil_id = pupil.id
					AND (m.end_date IS NULL OR m.end_date > ${on}::date)
			)
			ON CONFLICT (school_id, sub_group_id, pupil_id, begin_date) DO UPDATE SET end_date = NULL`;
		if (added + removed > 0) await recordAudit(tx, scope, "sub-group.members", { subGroupId, groupId, added, removed });
	});
}
