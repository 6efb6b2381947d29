import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import type { Shown } from "../../domain/answer";
import { personId as personIdSchema, userId as userIdSchema } from "../../domain/ids";
import { AppError } from "../../errors";
import { employeeOf } from "../accounts/employee-of";
import { noteAccountAct } from "../accounts/note-account-act";
import { requireColleague } from "../accounts/require-colleague";
import { requireSeen } from "../acts/require-seen";
import { recordAudit } from "../record-audit";

const inputSchema = z.object({ userId: userIdSchema, personId: personIdSchema.nullable() });

/** As the form shows it. */
export const shownEmployee = (personId: string | null): Shown => ({ personId: personId ?? "" });

/**
 * Says that an account is an employee of the roster: from then on it sees that employee's groups. An admin confirms it;
 * an equal e-mail address alone never links. Null takes the link away: the account sees no pupils.
 * An employee is one account at most.
 * @param seen the version of shownEmployee that was changed; null: whatever it is
 * @throws ChangedMeanwhile; AppError not-found when the account has no staff role today, or there is no such employee; conflict (employee-taken)
 */
export async function linkAccount(
	scope: Scope | JobScope,
	input: z.input<typeof inputSchema>,
	seen: string | null = null,
): Promise<void> {
	requireAdmin(scope);
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { userId, personId } = parsed.data;
	const { schoolId } = scope;
	await inSchoolAsAdmin(scope, async (tx) => {
		await requireColleague(tx, scope, userId);
		if (scope.kind === "person") {
			const read = async () => {
				const held = await tx.schoolRole.findFirst({ where: { schoolId, userId, role: "staff" } });
				return shownEmployee(held?.personId ?? null);
			};
			const [lock, subject] = [`employee ${userId}`, { userId }];
			await requireSeen(tx, scope, { seen, lock, read, actions: ["role.link"], subject });
		}
		const employee = { schoolId, id: personId ?? "", kind: "employee", endedAt: null };
		if (personId !== null && (await tx.person.count({ where: employee })) === 0) throw new AppError("not-found");
		const role = await tx.schoolRole.findFirst({ where: { schoolId, userId, role: "staff" } });
		if (role === null) throw new AppError("not-found");
		await tx.schoolRole.update({
			where: { schoolId_id: { schoolId, id: role.id } },
			data: await employeeOf(tx, scope, { userId, tiedTo: role.tiedTo, personId, act: "link" }),
		});
		await recordAudit(tx, scope, "role.link", { userId, personId });
		await noteAccountAct(tx, scope, userId, "employee-linked");
	});
}
