import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { PublicationWindow } from "../../domain/publication";
import { AppError } from "../../errors";
import { publicationKey, publicationWindow } from "../../queries/publication/select-publication-window";
import { recordAudit } from "../record-audit";

/**
 * Decides when results go to pupils and parents; it holds at once, also for what came in before.
 * @throws AppError not-allowed; invalid without a day, or for a time that is no quarter of an hour between 6:00 and 22:00
 */
export async function setPublicationWindow(scope: Scope | JobScope, input: PublicationWindow): Promise<void> {
	requireAdmin(scope);
	const window = publicationWindow.safeParse(input);
	if (!window.success) throw new AppError("invalid");
	const { schoolId } = scope;
	const updatedBy = scope.kind === "person" ? scope.userId : null;
	const value = { at: window.data.at, weekdays: window.data.weekdays.toSorted() };
	const data = { value, updatedBy, updatedAt: now() };
	await inSchoolAsAdmin(scope, async (tx) => {
		await tx.schoolSetting.upsert({
			where: { schoolId_key: { schoolId, key: publicationKey } },
			create: { schoolId, key: publicationKey, ...data },
			update: data,
		});
		await recordAudit(tx, scope, "setting.publication", { at: value.at, weekdays: value.weekdays.join(",") });
	});
}
