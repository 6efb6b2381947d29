import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { roles } from "../../authz/policy";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { now, today } from "../../clock";
import { newId } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import { daySchema } from "../../domain/day-schema";
import type { UserId } from "../../domain/ids";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { employeeOf } from "./employee-of";

const inputSchema = z.object({
	userId: z.uuid(),
	role: z.enum(roles),
	/** The employee of the roster that the account is; staff without one sees no pupils. */
	personId: z.uuid().nullable().default(null),
	beginDate: daySchema.optional(),
	/** Exclusive. */
	endDate: daySchema.nullable().default(null),
	/** The admin who read the link of the offer, or made it to an address that is not the roster's. */
	tiedTo: z.uuid().nullable().default(null),
});
export type GrantRoleInput = z.input<typeof inputSchema>;

/**
 * Gives an account of the school a role, from today unless a date is given: what its holder accepted (accept-offer.ts), or a command at the machine
 * itself. A second grant of the same role replaces the first.
 * @throws AppError not-found when the account or the employee is not there; conflict (employee-taken)
 */
export async function grantRole(scope: Scope | JobScope, input: GrantRoleInput): Promise<void> {
	await inSchoolAsAdmin(scope, (tx) => grantRoleIn(tx, scope, input));
}

/** The same inside a transaction of the scope's school. */
export async function grantRoleIn(
	tx: SchoolTransaction,
	scope: Scope | JobScope,
	input: GrantRoleInput,
): Promise<void> {
	requireAdmin(scope);
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { schoolId } = scope;
	const { role, endDate, beginDate = today(), personId, tiedTo } = parsed.data;
	const userId = parsed.data.userId as UserId;
	const account = { placeId: schoolId, id: userId, endedAt: null };
	if ((await tx.userAccount.count({ where: account })) === 0) throw new AppError("not-found");
	const employee = await employeeOf(tx, scope, { userId, personId, tiedTo, act: "role" });
	const dates = { beginDate: new Date(beginDate), endDate: endDate === null ? null : new Date(endDate) };
	const held = { ...employee, ...dates, acceptedAt: now() };
	await tx.schoolRole.upsert({
		where: { schoolId_userId_role: { schoolId, userId, role } },
		create: { schoolId, id: newId(), userId, role, ...held },
		update: held,
	});
	await recordAudit(tx, scope, "role.grant", { userId, role, personId });
}
