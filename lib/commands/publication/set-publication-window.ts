import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { Shown } from "../../domain/answer";
import { defaultWindow, type PublicationWindow } from "../../domain/publication";
import { AppError } from "../../errors";
import {
	publicationKey,
	publicationWindow,
	selectPublicationWindow,
} from "../../queries/publication/select-publication-window";
import { requireSeen } from "../acts/require-seen";
import { recordAudit } from "../record-audit";

/** As the form shows it: at once, a time stands there for when the school goes back to fixed moments. */
export const shownWindow = ({ at, weekdays }: PublicationWindow): Shown => ({
	mode: at === null ? "at-once" : "fixed",
	at: at ?? defaultWindow.at ?? "",
	weekday: weekdays.map(String),
});

/**
 * Decides when results go to pupils and parents; it holds at once, also for what came in before.
 * @param seen the version of shownWindow that was changed; null: whatever it is
 * @throws AppError not-allowed; ChangedMeanwhile; invalid (window) without a day, or for a time that is no quarter of an hour between 6:00 and 22:00
 */
export async function setPublicationWindow(
	scope: Scope | JobScope,
	input: PublicationWindow,
	seen: string | null = null,
): Promise<void> {
	requireAdmin(scope);
	const window = publicationWindow.safeParse(input);
	if (!window.success) throw new AppError("invalid", "window");
	const { schoolId } = scope;
	const updatedBy = scope.kind === "person" ? scope.userId : null;
	const value = { at: window.data.at, weekdays: window.data.weekdays.toSorted() };
	const data = { value, updatedBy, updatedAt: now() };
	await inSchoolAsAdmin(scope, async (tx) => {
		const read = async () => shownWindow(await selectPublicationWindow(tx, scope));
		await requireSeen(tx, scope, { seen, lock: publicationKey, read, actions: ["setting.publication"] });
		await tx.schoolSetting.upsert({
			where: { schoolId_key: { schoolId, key: publicationKey } },
			create: { schoolId, key: publicationKey, ...data },
			update: data,
		});
		await recordAudit(tx, scope, "setting.publication", { at: value.at, weekdays: value.weekdays.join(",") });
	});
}
