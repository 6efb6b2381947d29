import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { recordAudit } from "../record-audit";

/**
 * Decides whether talk sheets of the school may show the middle half of a group.
 * @throws AppError not-allowed for who is not the admin
 */
export async function setTalkSetting(scope: Scope, groupBand: boolean): Promise<void> {
	requireAdmin(scope);
	const { schoolId, userId: updatedBy } = scope;
	const data = { value: { groupBand }, updatedBy, updatedAt: now() };
	await inSchoolAsAdmin(scope, async (tx) => {
		await tx.schoolSetting.upsert({
			where: { schoolId_key: { schoolId, key: "talk-sheet" } },
			create: { schoolId, key: "talk-sheet", ...data },
			update: data,
		});
		await recordAudit(tx, scope, "setting.talk-sheet", { groupBand });
	});
}
