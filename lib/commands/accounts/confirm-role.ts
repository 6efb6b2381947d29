import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { UserId } from "../../domain/ids";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { noteAccountAct } from "./note-account-act";
import { requireColleague } from "./require-colleague";
import { isSettledAdmin } from "./second-look";

/**
 * Another admin says that an account is rightly this employee's: from now on it sees the employee's pupils. Not by the admin to whom it is tied,
 * nor by its holder, nor by who became admin less than a week ago.
 * @throws AppError not-allowed; not-found when nothing waits; conflict (another-admin, admin-too-new)
 */
export async function confirmRole(scope: Scope, userId: UserId): Promise<void> {
	requireAdmin(scope);
	const { schoolId } = scope;
	await inSchoolAsAdmin(scope, async (tx) => {
		await requireColleague(tx, scope, userId);
		const role = await tx.schoolRole.findFirst({ where: { schoolId, userId, role: "staff", tiedTo: { not: null } } });
		if (role === null) throw new AppError("not-found");
		if (role.tiedTo === scope.userId || userId === scope.userId) throw new AppError("conflict", "another-admin");
		if (!(await isSettledAdmin(tx, scope))) throw new AppError("conflict", "admin-too-new");
		await tx.schoolRole.update({
			where: { schoolId_id: { schoolId, id: role.id } },
			data: { tiedTo: null, waits: false },
		});
		await recordAudit(tx, scope, "role.confirm", { userId });
		await noteAccountAct(tx, scope, userId, "role-confirmed");
	});
}
