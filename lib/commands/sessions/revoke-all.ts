import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { endSessions } from "../../authz/security-log/end-sessions";
import { inSchool } from "../../db/in-school";
import type { UserId } from "../../domain/ids";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";

/**
 * Ends every session of an account: one's own, or as an admin that of somebody with a role at the school.
 * @returns how many sessions ended.
 * @throws AppError not-found when the account has no role at the school; not-allowed for another's without being admin.
 */
export async function revokeAll(scope: Scope | JobScope, userId: UserId): Promise<number> {
	const own = scope.kind === "person" && scope.userId === userId;
	const open = own ? inSchool : inSchoolAsAdmin;
	const { schoolId } = scope;
	return open(scope as Scope, async (tx) => {
		if (!own && (await tx.schoolRole.count({ where: { schoolId, userId } })) === 0) throw new AppError("not-found");
		const sessions = await endSessions(tx, { userId }, own ? "own" : "admin");
		await recordAudit(tx, scope, "session.revoke-all", { userId, sessions });
		return sessions;
	});
}
