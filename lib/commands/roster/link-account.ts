import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";

const inputSchema = z.object({ userId: z.uuid(), personId: z.uuid().nullable() });

/**
 * Says that an account is an employee of the roster: from then on it sees that employee's groups. An admin confirms it;
 * an equal e-mail address alone never links. Null takes the link away: the account sees no pupils.
 * @throws AppError not-found when the account has no staff role here, or there is no such employee
 */
export async function linkAccount(scope: Scope | JobScope, input: z.input<typeof inputSchema>): Promise<void> {
	requireAdmin(scope);
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { userId, personId } = parsed.data;
	const { schoolId } = scope;
	await inSchoolAsAdmin(scope, async (tx) => {
		const employee = { schoolId, id: personId ?? "", kind: "employee", endedAt: null };
		if (personId !== null && (await tx.person.count({ where: employee })) === 0) throw new AppError("not-found");
		const done = await tx.schoolRole.updateMany({ where: { schoolId, userId, role: "staff" }, data: { personId } });
		if (done.count === 0) throw new AppError("not-found");
		await recordAudit(tx, scope, "role.link", { userId, personId });
	});
}
