import { listAccountSchools } from "../../authz/account-schools";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { endSessions } from "../../authz/security-log/end-sessions";
import type { UserId } from "../../domain/ids";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";

/**
 * Takes every second factor, app and passkeys, away from somebody who has lost them and the codes, and ends the sessions. Not of oneself, and not
 * of an account that opens another school: then one school could weaken the other.
 * @throws AppError not-allowed; not-found when the account has no role or no factor here; conflict (factor-elsewhere,
 * factor-own)
 */
export async function resetFactor(scope: Scope | JobScope, userId: UserId): Promise<void> {
	requireAdmin(scope);
	if (scope.kind === "person" && scope.userId === userId) throw new AppError("conflict", "factor-own");
	const { schoolId } = scope;
	await inSchoolAsAdmin(scope, async (tx) => {
		if ((await tx.schoolRole.count({ where: { schoolId, userId } })) === 0) throw new AppError("not-found");
		const schools = await listAccountSchools(tx, userId);
		if (schools.some((school) => school.schoolId !== schoolId)) throw new AppError("conflict", "factor-elsewhere");
		const app = await tx.accountFactor.deleteMany({ where: { userId } });
		const passkeys = await tx.passkey.deleteMany({ where: { userId } });
		if (app.count + passkeys.count === 0) throw new AppError("not-found");
		await tx.recoveryCode.deleteMany({ where: { userId } });
		await endSessions(tx, { userId }, "factor");
		await recordAudit(tx, scope, "account.factor-reset", { userId });
	});
}
