import { z } from "zod";
import { findGroupAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { newId } from "../../db/ids";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import { daySchema } from "../../domain/day-schema";
import { groupId, type SubGroupId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { type SubjectKey, subjectKeys } from "../../domain/subjects";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { requireMembers } from "./require-members";
import { nameSchema, pupilIdsSchema } from "./sub-group-input";

const inputSchema = z.object({
	groupId,
	name: nameSchema,
	/** The goal that it is made for. */
	goalId: z.guid().nullable(),
	/** yyyy-mm-dd, both inclusive; without a last day it goes on. */
	firstDay: daySchema,
	lastDay: daySchema.nullable(),
	pupilIds: pupilIdsSchema.min(1),
});

/**
 * Brings pupils of a group together under a name, from a day on.
 * @throws AppError not-found for a group that is not theirs and for pupils who are not in it on that day; invalid
 */
export async function createSubGroup(scope: Scope, input: z.input<typeof inputSchema>): Promise<SubGroupId> {
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { groupId, name, goalId, firstDay, lastDay } = parsed.data;
	const pupilIds = [...new Set(parsed.data.pupilIds)];
	if (lastDay !== null && lastDay < firstDay) throw new AppError("invalid");
	return inSchool(scope, async (tx) => {
		const access = await findGroupAccess(tx, scope, groupId);
		if (access === null) throw new AppError("not-found");
		const subjectKey = goalId === null ? null : await subjectOfGoal(tx, goalId);
		if (subjectKey !== null && access.subjects !== "all" && !access.subjects.includes(subjectKey))
			throw new AppError("not-found");
		await requireMembers(tx, scope, groupId, pupilIds, firstDay);
		const { schoolId, userId } = scope;
		const id = newId<SubGroupId>();
		const beginDate = new Date(firstDay);
		const endDate = lastDay === null ? null : new Date(addDays(lastDay, 1));
		await tx.subGroup.create({
			data: { schoolId, id, groupId, name, subjectKey, goalId, beginDate, endDate, createdBy: userId },
		});
		await tx.subGroupMember.createMany({
			data: pupilIds.map((pupilId) => ({ schoolId, subGroupId: id, pupilId, beginDate })),
		});
		await recordAudit(tx, scope, "sub-group.create", { subGroupId: id, groupId, pupils: pupilIds.length });
		return id;
	});
}

async function subjectOfGoal(tx: SchoolTransaction, goalId: string): Promise<SubjectKey> {
	const goal = await tx.goal.findUnique({ where: { id: goalId }, select: { subjectKey: true } });
	if (goal === null) throw new AppError("not-found");
	return subjectKeys.find((key) => key === goal.subjectKey) ?? "other";
}
