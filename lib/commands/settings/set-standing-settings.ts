import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { JobScope, Scope } from "../../authz/scope";
import { now, today } from "../../clock";
import type { Shown } from "../../domain/answer";
import { AppError } from "../../errors";
import { askForEvaluation } from "../../ingest/write/mark-signal-groups";
import { findStandingSettings, standingKey } from "../../queries/settings/find-standing-settings";
import {
	type OwnSettings,
	ownSettingsSchema,
	type StandingSettings,
	type StandingThresholds,
	standingSettings,
} from "../../standing/settings";
import { standingKeys, toForm } from "../../standing/settings-form";
import { requireSeen } from "../acts/require-seen";
import { recordAudit } from "../record-audit";
import { markAllGroups } from "../signals/mark-all-groups";

/** As the form shows them. */
export const shownStanding = (thresholds: StandingThresholds): Shown =>
	Object.fromEntries(standingKeys.map((key) => [key, String(toForm(key, thresholds[key]))]));

/**
 * The thresholds of the school from now on; what is not named has its default again. Signals of all groups are to be
 * evaluated anew.
 * @param seen the version of shownStanding that was changed; null: whatever it is
 * @returns the thresholds that hold
 * @throws AppError not-allowed; ChangedMeanwhile; invalid outside the bounds (settingBounds) or when stuck would not lie under reached
 */
export async function setStandingSettings(
	scope: Scope | JobScope,
	input: OwnSettings,
	seen: string | null = null,
): Promise<StandingSettings> {
	if (scope.kind === "person" && !can(scope, "set-standing")) throw new AppError("not-allowed");
	const own = ownSettingsSchema.safeParse(input);
	if (!own.success) throw new AppError("invalid");
	const { schoolId } = scope;
	const changed = { value: own.data, updatedBy: scope.kind === "person" ? scope.userId : null, updatedAt: now() };
	await inSchoolAsAdmin(scope, async (tx) => {
		const read = async () => shownStanding(await findStandingSettings(tx, scope));
		await requireSeen(tx, scope, { seen, lock: standingKey, read, actions: ["settings.standing"] });
		await tx.schoolSetting.upsert({
			where: { schoolId_key: { schoolId, key: standingKey } },
			create: { schoolId, key: standingKey, ...changed },
			update: changed,
		});
		await markAllGroups(tx, scope, today());
		await askForEvaluation(tx, schoolId);
		const named = Object.entries(own.data).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
		await recordAudit(tx, scope, "settings.standing", Object.fromEntries(named));
	});
	return standingSettings(own.data);
}
