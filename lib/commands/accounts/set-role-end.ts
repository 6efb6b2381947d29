import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { roles } from "../../authz/policy";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { today } from "../../clock";
import { daySchema } from "../../domain/day-schema";
import type { UserId } from "../../domain/ids";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { noteAccountAct } from "./note-account-act";
import { requireAnotherAdmin } from "./require-another-admin";

const inputSchema = z.object({
	userId: z.uuid(),
	role: z.enum(roles),
	/** The first day without it; null: until further notice. */
	endDate: daySchema.nullable(),
});

/**
 * Says until when a role that is held, or will be, goes on. To end it today there is endRole.
 * @throws AppError invalid (end-date-past) for a day that is not after today and after its begin; not-found when the
 * account does not hold it; conflict (last-admin) when nobody else would be admin after that day.
 */
export async function setRoleEnd(scope: Scope | JobScope, input: z.input<typeof inputSchema>): Promise<void> {
	requireAdmin(scope);
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { role, endDate } = parsed.data;
	const userId = parsed.data.userId as UserId;
	if (endDate !== null && endDate <= today()) throw new AppError("invalid", "end-date-past");
	const { schoolId } = scope;
	const end = endDate === null ? null : new Date(endDate);
	await inSchoolAsAdmin(scope, async (tx) => {
		if (role === "admin" && endDate !== null) await requireAnotherAdmin(tx, scope, userId, endDate);
		const held = await tx.schoolRole.findFirst({
			where: { schoolId, userId, role, OR: [{ endDate: null }, { endDate: { gt: new Date(today()) } }] },
		});
		if (held === null) throw new AppError("not-found");
		if (end !== null && end <= held.beginDate) throw new AppError("invalid", "end-date-past");
		await tx.schoolRole.update({ where: { schoolId_id: { schoolId, id: held.id } }, data: { endDate: end } });
		await recordAudit(tx, scope, "role.change", { userId, role, endDate });
		await noteAccountAct(tx, scope, userId, "role-changed");
	});
}
