import { z } from "zod";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { today } from "../../clock";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";

const inputSchema = z.object({
	coaches: z.array(z.object({ employeeId: z.uuid(), pupilId: z.uuid() })).max(5000),
	beginDate: z.iso.date().optional(),
});

/**
 * Gives pupils a coach by hand, for rosters that cannot say it; a pair that is there already is left as it is.
 * @throws AppError not-found when an employee or a pupil is not of this school
 */
export async function assignCoaches(
	scope: Scope | JobScope,
	input: z.input<typeof inputSchema>,
): Promise<{ added: number }> {
	requireAdmin(scope);
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { coaches, beginDate = today() } = parsed.data;
	const { schoolId } = scope;
	return inSchool(scope, async (tx) => {
		const employees = new Set(coaches.map((pair) => pair.employeeId));
		const pupils = new Set(coaches.map((pair) => pair.pupilId));
		const known = await tx.person.count({
			where: {
				schoolId,
				OR: [
					{ kind: "employee", id: { in: [...employees] } },
					{ kind: "pupil", id: { in: [...pupils] } },
				],
			},
		});
		if (known < employees.size + pupils.size) throw new AppError("not-found");
		const there = await tx.assignment.findMany({
			where: { schoolId, kind: "coach", endDate: null, pupilId: { in: [...pupils] } },
			select: { personId: true, pupilId: true },
		});
		const pairs = new Set(there.map((row) => `${row.personId} ${row.pupilId}`));
		const rows = coaches.filter(({ employeeId, pupilId }) => !pairs.has(`${employeeId} ${pupilId}`));
		await tx.assignment.createMany({
			data: rows.map(({ employeeId, pupilId }) => ({
				...{ schoolId, id: newId(), personId: employeeId, kind: "coach", pupilId, source: "manual" },
				beginDate: new Date(beginDate),
			})),
		});
		await recordAudit(tx, scope, "coach.assign", { added: rows.length });
		return { added: rows.length };
	});
}
