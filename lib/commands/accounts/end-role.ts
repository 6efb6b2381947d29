import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { type Role, roles } from "../../authz/policy";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { endSessions } from "../../authz/security-log/end-sessions";
import { endTokens } from "../../authz/sign-in/one-time-tokens";
import { today } from "../../clock";
import type { UserId } from "../../domain/ids";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { lockAccount } from "./lock-account";
import { noteAccountAct } from "./note-account-act";
import { requireAnotherAdmin } from "./require-another-admin";

/**
 * Ends a role today, at once: scopes are minted from the roles of the day. What it opened closes with it: every session of the account at this
 * school (but the one of an admin who gives up a role), and every link that is out.
 * @throws AppError not-found when the account does not hold it; conflict when the school would be left without an admin.
 */
export async function endRole(scope: Scope | JobScope, input: { userId: UserId; role: Role }): Promise<void> {
	requireAdmin(scope);
	const { userId, role } = input;
	if (!roles.includes(role)) throw new AppError("invalid");
	const { schoolId } = scope;
	const account = { placeId: schoolId, userId };
	const day = new Date(today());
	await inSchoolAsAdmin(scope, async (tx) => {
		if (role === "admin") await requireAnotherAdmin(tx, scope, userId, today());
		await lockAccount(tx, account);
		const ended = await tx.schoolRole.updateMany({
			where: { schoolId, role, userId, OR: [{ endDate: null }, { endDate: { gt: day } }] },
			data: { endDate: day },
		});
		if (ended.count === 0) throw new AppError("not-found");
		await endSessions(tx, { ...account, ...(scope.kind === "person" ? { but: scope.sessionId } : {}) }, "role");
		await endTokens(tx, account);
		await recordAudit(tx, scope, "role.end", { userId, role });
		await noteAccountAct(tx, scope, userId, "role-ended");
	});
}
