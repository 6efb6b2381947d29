import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { Shown } from "../../domain/answer";
import { AppError } from "../../errors";
import { endedShare, endedShareKey, selectEndedShare } from "../../queries/settings/select-ended-share";
import { requireSeen } from "../acts/require-seen";
import { recordAudit } from "../record-audit";

/** As the form shows it: in percent. */
export const shownEndedShare = (share: number): Shown => ({ percentage: String(Math.round(share * 100)) });

/**
 * Decides how much of the enrolments a roster by the API may end before a person looks.
 * @param share from 0.01 to 1
 * @param seen the version of shownEndedShare that was changed; null: whatever it is
 * @throws AppError not-allowed for who is not the admin; ChangedMeanwhile; invalid (ended-share) outside the bounds
 */
export async function setEndedShare(scope: Scope, share: number, seen: string | null = null): Promise<void> {
	requireAdmin(scope);
	if (!(share >= endedShare.min && share <= endedShare.max)) throw new AppError("invalid", "ended-share");
	const { schoolId, userId: updatedBy } = scope;
	const data = { value: { endedShare: share }, updatedBy, updatedAt: now() };
	await inSchoolAsAdmin(scope, async (tx) => {
		const read = async () => shownEndedShare(await selectEndedShare(tx, schoolId));
		await requireSeen(tx, scope, { seen, lock: endedShareKey, read, actions: ["setting.large-change"] });
		await tx.schoolSetting.upsert({
			where: { schoolId_key: { schoolId, key: endedShareKey } },
			create: { schoolId, key: endedShareKey, ...data },
			update: data,
		});
		await recordAudit(tx, scope, "setting.large-change", { endedShare: share });
	});
}
