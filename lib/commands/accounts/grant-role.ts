import { z } from "zod";
import { listAccountSchools } from "../../authz/account-schools";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { roles } from "../../authz/policy";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { endTokens } from "../../authz/sign-in/one-time-tokens";
import { today } from "../../clock";
import { newId } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import { daySchema } from "../../domain/day-schema";
import type { PersonId, UserId } from "../../domain/ids";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";

const inputSchema = z.object({
	userId: z.uuid(),
	role: z.enum(roles),
	/** The employee of the roster that the account is; staff without one sees no pupils. */
	personId: z.uuid().nullable().default(null),
	beginDate: daySchema.optional(),
	/** Exclusive. */
	endDate: daySchema.nullable().default(null),
});
export type GrantRoleInput = z.input<typeof inputSchema>;

/**
 * Gives an account a role at the school of the scope, from today unless a date is given. A second grant of the same
 * role replaces the first.
 * @throws AppError not-found when the account or the employee is not there.
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
	const { role, endDate, beginDate = today() } = parsed.data;
	const userId = parsed.data.userId as UserId;
	const personId = parsed.data.personId as PersonId | null;
	if (!(await tx.userAccount.findFirst({ where: { id: userId, endedAt: null } }))) throw new AppError("not-found");
	if (personId && !(await tx.person.findFirst({ where: { schoolId, id: personId, kind: "employee" } })))
		throw new AppError("not-found");
	await endForeignTokens(tx, scope, userId);
	const dates = { beginDate: new Date(beginDate), endDate: endDate === null ? null : new Date(endDate) };
	await tx.schoolRole.upsert({
		where: { schoolId_userId_role: { schoolId, userId, role } },
		create: { schoolId, id: newId(), userId, role, personId, ...dates },
		update: { personId, ...dates },
	});
	await recordAudit(tx, scope, "role.grant", { userId, role, personId });
}

/**
 * An open invitation or reset may lie readable in another school's outbox. From now on the account opens this school
 * too, so those links end; the person asks for a new one, which then is not readable anywhere.
 */
async function endForeignTokens(tx: SchoolTransaction, scope: Scope | JobScope, userId: UserId): Promise<void> {
	const schools = await listAccountSchools(tx, userId);
	if (schools.some((school) => school.schoolId !== scope.schoolId)) await endTokens(tx, userId);
}
