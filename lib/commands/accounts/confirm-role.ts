import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { PersonId, UserId } from "../../domain/ids";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { noteAccountAct } from "./note-account-act";
import { requireColleague } from "./require-colleague";
import { hasOtherAdmin, isSettledAdmin, listCircle, recordLoneActs } from "./second-look";

/**
 * Another admin says that an account is rightly this employee's: from now on it sees the employee's pupils. Not by the admin to whom it is tied,
 * nor by its holder, nor by who became admin less than a week ago; but where no other admin is there any more, by who is, and that is shown for a year.
 * @throws AppError not-allowed; not-found when nothing waits; conflict (another-admin, admin-too-new)
 */
export async function confirmRole(scope: Scope, userId: UserId): Promise<void> {
	requireAdmin(scope);
	const { schoolId } = scope;
	await inSchoolAsAdmin(scope, async (tx) => {
		await requireColleague(tx, scope, userId);
		const role = await tx.schoolRole.findFirst({
			where: { schoolId, userId, role: "staff", tiedTo: { not: null }, waits: true },
		});
		if (role === null) throw new AppError("not-found");
		const circle = await listCircle(tx, schoolId, scope.userId);
		const isTied = circle.includes(userId) || (role.tiedTo !== null && circle.includes(role.tiedTo));
		if (isTied) {
			// The other admin left meanwhile: nobody waits for ever. It is shown that nobody looked.
			if (await hasOtherAdmin(tx, scope, scope.userId)) throw new AppError("conflict", "another-admin");
			if (role.personId !== null) await recordLoneActs(tx, scope, [role.personId as PersonId], "role");
		} else if (!(await isSettledAdmin(tx, scope))) throw new AppError("conflict", "admin-too-new");
		await tx.schoolRole.update({
			where: { schoolId_id: { schoolId, id: role.id } },
			data: { tiedTo: isTied ? role.tiedTo : null, waits: false },
		});
		if (!isTied)
			await tx.userAccount.update({ where: { placeId_id: { placeId: schoolId, id: userId } }, data: { tiedTo: null } });
		await recordAudit(tx, scope, "role.confirm", { userId });
		await noteAccountAct(tx, scope, userId, "role-confirmed");
	});
}
