import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { endSessions } from "../../authz/security-log/end-sessions";
import { inSchool } from "../../db/in-school";
import type { UserId } from "../../domain/ids";
import { noteAccountAct } from "../accounts/note-account-act";
import { requireColleague } from "../accounts/require-colleague";
import { recordAudit } from "../record-audit";

/**
 * Takes an account out of every session at this school: one's own, or as an admin that of somebody with a role here today.
 * @returns how many sessions ended.
 * @throws AppError not-found when the account has no role at the school now; not-allowed for another's without being admin.
 */
export async function revokeAll(scope: Scope | JobScope, userId: UserId): Promise<number> {
	const own = scope.kind === "person" && scope.userId === userId;
	const open = own ? inSchool : inSchoolAsAdmin;
	const { schoolId } = scope;
	return open(scope as Scope, async (tx) => {
		if (!own) await requireColleague(tx, scope, userId);
		const sessions = await endSessions(tx, { placeId: schoolId, userId }, own ? "own" : "admin");
		// Ended just before by a colleague: there is nothing to tell.
		if (sessions === 0) return sessions;
		await recordAudit(tx, scope, "session.revoke-all", { userId, sessions });
		if (!own) await noteAccountAct(tx, scope, userId, "sessions-ended");
		return sessions;
	});
}
