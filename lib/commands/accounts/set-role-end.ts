import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { roles } from "../../authz/policy";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { today } from "../../clock";
import type { Shown } from "../../domain/answer";
import { daySchema } from "../../domain/day-schema";
import { userId as userIdSchema } from "../../domain/ids";
import { dayOfColumn } from "../../domain/school-day";
import { AppError } from "../../errors";
import { requireSeen } from "../acts/require-seen";
import { recordAudit } from "../record-audit";
import { lockAccount } from "./lock-account";
import { noteAccountAct } from "./note-account-act";
import { requireAnotherAdmin } from "./require-another-admin";

const inputSchema = z.object({
	userId: userIdSchema,
	role: z.enum(roles),
	/** The first day without it; null: until further notice. */
	endDate: daySchema.nullable(),
});

/** As the form shows it. */
export const shownRoleEnd = (endDate: string | null): Shown => ({ endDate: endDate ?? "" });

/**
 * Says until when a role that is held, or will be, goes on. To end it today there is endRole.
 * @param seen the version of shownRoleEnd that was changed; null: whatever it is
 * @throws ChangedMeanwhile; AppError invalid (end-date-past) for a day that is not after today and after its begin; not-found when the
 * account does not hold it; conflict (last-admin) when nobody else would be admin after that day.
 */
export async function setRoleEnd(
	scope: Scope | JobScope,
	input: z.input<typeof inputSchema>,
	seen: string | null = null,
): Promise<void> {
	requireAdmin(scope);
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { userId, role, endDate } = parsed.data;
	if (endDate !== null && endDate <= today()) throw new AppError("invalid", "end-date-past");
	const { schoolId } = scope;
	const end = endDate === null ? null : new Date(endDate);
	await inSchoolAsAdmin(scope, async (tx) => {
		if (role === "admin" && endDate !== null) await requireAnotherAdmin(tx, scope, userId, endDate);
		// Ended meanwhile, it would go on again.
		await lockAccount(tx, { placeId: schoolId, userId });
		if (scope.kind === "person") {
			const read = async () => {
				const row = await tx.schoolRole.findFirst({ where: { schoolId, userId, role } });
				return shownRoleEnd(row?.endDate ? dayOfColumn(row.endDate) : null);
			};
			const [lock, subject] = [`role-end ${userId} ${role}`, { userId, role }];
			await requireSeen(tx, scope, { seen, lock, read, actions: ["role.change", "role.end"], subject });
		}
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
