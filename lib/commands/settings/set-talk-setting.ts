import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { Shown } from "../../domain/answer";
import { selectTalkSetting, type TalkSetting } from "../../queries/settings/select-talk-setting";
import { requireSeen } from "../acts/require-seen";
import { recordAudit } from "../record-audit";

/** As the form shows it. */
export const shownTalkSetting = ({ groupBand }: TalkSetting): Shown => ({ groupBand });

/**
 * Decides whether talk sheets of the school may show the middle half of a group.
 * @param seen the version of shownTalkSetting that was changed; null: whatever it is
 * @throws AppError not-allowed for who is not the admin; ChangedMeanwhile
 */
export async function setTalkSetting(scope: Scope, groupBand: boolean, seen: string | null = null): Promise<void> {
	requireAdmin(scope);
	const { schoolId, userId: updatedBy } = scope;
	const data = { value: { groupBand }, updatedBy, updatedAt: now() };
	await inSchoolAsAdmin(scope, async (tx) => {
		const read = async () => shownTalkSetting(await selectTalkSetting(tx, scope));
		await requireSeen(tx, scope, { seen, lock: "talk-sheet", read, actions: ["setting.talk-sheet"] });
		await tx.schoolSetting.upsert({
			where: { schoolId_key: { schoolId, key: "talk-sheet" } },
			create: { schoolId, key: "talk-sheet", ...data },
			update: data,
		});
		await recordAudit(tx, scope, "setting.talk-sheet", { groupBand });
	});
}
