import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { AppError } from "../../errors";
import { endedShare, endedShareKey } from "../../queries/settings/select-ended-share";
import { recordAudit } from "../record-audit";

/**
 * Decides how much of the enrolments a roster by the API may end before a person looks.
 * @param share from 0.01 to 1
 * @throws AppError not-allowed for who is not the admin, invalid outside the bounds
 */
export async function setEndedShare(scope: Scope, share: number): Promise<void> {
	requireAdmin(scope);
	if (!(share >= endedShare.min && share <= endedShare.max)) throw new AppError("invalid");
	const { schoolId, userId: updatedBy } = scope;
	const data = { value: { endedShare: share }, updatedBy, updatedAt: now() };
	await inSchoolAsAdmin(scope, async (tx) => {
		await tx.schoolSetting.upsert({
			where: { schoolId_key: { schoolId, key: endedShareKey } },
			create: { schoolId, key: endedShareKey, ...data },
			update: data,
		});
		await recordAudit(tx, scope, "setting.large-change", { endedShare: share });
	});
}
