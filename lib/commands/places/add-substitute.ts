import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { newId } from "../../db/ids";
import { daySchema } from "../../domain/day-schema";
import { groupId as groupIdSchema, personId as personIdSchema } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { AppError } from "../../errors";
import { lookTwice } from "../accounts/second-look";
import { recordAudit } from "../record-audit";
import { lockRoster } from "../roster/roster-work";

/** A substitute has an end, and no further away than a school year. */
const mostDays = 366;

const inputSchema = z.object({
	personId: personIdSchema,
	groupId: groupIdSchema,
	beginDate: daySchema,
	/** The last day, inclusive, as people say it. */
	lastDay: daySchema,
});

/**
 * Gives an employee a group for a while: a view of its pupils from the first to the last day. Roster files leave it as it
 * is, for they are of another source.
 * @throws AppError not-allowed; invalid (days); not-found for an employee or group of elsewhere as for none; conflict
 * (substitute-known) when the employee has the group on these days already, (another-admin) when the employee is oneself
 */
export async function addSubstitute(scope: Scope, input: z.input<typeof inputSchema>): Promise<void> {
	if (!can(scope, "manage-roster")) throw new AppError("not-allowed");
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { personId, groupId, beginDate, lastDay } = parsed.data;
	const { schoolId, today } = scope;
	if (lastDay < beginDate || lastDay < today || lastDay > addDays(beginDate, mostDays))
		throw new AppError("invalid", "substitute-days");
	const endDate = addDays(lastDay, 1);
	await inSchoolAsAdmin(scope, async (tx) => {
		await lockRoster(tx, schoolId);
		const present = [{ endedAt: null }, { endedAt: { gt: new Date(today) } }];
		const employee = await tx.person.count({ where: { schoolId, id: personId, kind: "employee", OR: present } });
		const group = await tx.group.findFirst({ where: { schoolId, id: groupId, OR: present } });
		if (employee === 0 || group === null) throw new AppError("not-found");
		const dates = { beginDate: new Date(beginDate), endDate: new Date(endDate) };
		const known = await tx.assignment.count({
			where: {
				...{ schoolId, personId, groupId, beginDate: { lt: dates.endDate } },
				OR: [{ endDate: null }, { endDate: { gt: dates.beginDate } }],
			},
		});
		if (known > 0) throw new AppError("conflict", "substitute-known");
		await lookTwice(tx, scope, [personId], "substitute");
		const assignmentId = newId();
		const kind = group.kind === "class" ? "class-teacher" : "teacher";
		await tx.assignment.create({
			data: { schoolId, id: assignmentId, personId, groupId, kind, source: "manual", ...dates },
		});
		await recordAudit(tx, scope, "substitute.add", { assignmentId, personId, groupId, endDate });
	});
}
