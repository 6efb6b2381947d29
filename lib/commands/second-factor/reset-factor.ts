import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { forgetFactors } from "../../authz/second-factor/forget-factors";
import { endSessions } from "../../authz/security-log/end-sessions";
import type { UserId } from "../../domain/ids";
import { AppError } from "../../errors";
import { noteAccountAct } from "../accounts/note-account-act";
import { requireColleague } from "../accounts/require-colleague";
import { requireOtherHand } from "../accounts/require-other-hand";
import { recordAudit } from "../record-audit";

/**
 * Takes every second factor, app and passkeys, away from an account of the school whose holder has lost them and the codes, and ends its
 * sessions. Not of oneself; and not by the admin who restored the password of it, before the holder signed in with the factor that was left.
 * @throws AppError not-allowed; not-found when the account has no role today or no factor; conflict (factor-own; restored-other: the password
 * was restored by the same admin)
 */
export async function resetFactor(scope: Scope | JobScope, userId: UserId): Promise<void> {
	requireAdmin(scope);
	if (scope.kind === "person" && scope.userId === userId) throw new AppError("conflict", "factor-own");
	const { schoolId: placeId } = scope;
	await inSchoolAsAdmin(scope, async (tx) => {
		await requireColleague(tx, scope, userId);
		const key = { placeId_id: { placeId, id: userId } };
		const { passwordRestoredBy, tiedTo } = await tx.userAccount.findUniqueOrThrow({ where: key });
		if (scope.kind === "person") await requireOtherHand(tx, scope, passwordRestoredBy);
		if ((await forgetFactors(tx, { placeId, userId })) === 0) throw new AppError("not-found");
		const factorRestoredBy = scope.kind === "person" ? scope.userId : null;
		await tx.userAccount.update({ where: key, data: { factorRestoredBy } });
		await endSessions(tx, { placeId, userId }, "factor");
		// Whoever read the link of its password was kept out by the factor: what the account sees is confirmed anew.
		if (tiedTo !== null)
			await tx.schoolRole.updateMany({
				where: { schoolId: placeId, userId, role: "staff", personId: { not: null } },
				data: { tiedTo, waits: true },
			});
		await recordAudit(tx, scope, "account.factor-reset", { userId });
		await noteAccountAct(tx, scope, userId, "factor-restored");
	});
}
