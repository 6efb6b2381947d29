import { today } from "../../clock";
import { addHolidays } from "../../commands/publication/add-holidays";
import { shownWindow } from "../../commands/publication/set-publication-window";
import { shownFactorRule } from "../../commands/second-factor/set-factor-rule";
import { shownEndedShare } from "../../commands/settings/set-ended-share";
import { shownFactAge } from "../../commands/settings/set-fact-age";
import { shownRetention } from "../../commands/settings/set-retention";
import { shownStanding } from "../../commands/settings/set-standing-settings";
import { shownTalkSetting } from "../../commands/settings/set-talk-setting";
import { shownSignInRule } from "../../commands/sign-in/set-sign-in-rule";
import { shownRule } from "../../commands/signals/save-signal-rule";
import { addException } from "../../commands/visibility/add-exception";
import { shownVisibility } from "../../commands/visibility/save-visibility";
import { inSchool } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { defaultWindow } from "../../domain/publication";
import { addDays } from "../../domain/school-day";
import { findFactYears } from "../../ingest/fact-age";
import { findRetention } from "../../ingest/retention";
import { getEndedShare } from "../../queries/settings/get-ended-share";
import { getTalkSetting } from "../../queries/settings/get-talk-setting";
import { defaultThresholds } from "../../standing/settings";
import { signalSettings } from "../../standing/signals/signal-settings";
import { createConnection } from "../factories";
import { type ActWorld, byAdmins, type DoableActs, edited } from "./act-world";

const days = () => ({ firstDay: addDays(today(), 20), lastDay: addDays(today(), 28) });

/** A source, which everybody sees. */
async function aSource({ schoolId, colleague }: ActWorld) {
	const { connectionId } = await createConnection(schoolId);
	return { connectionId, personId: colleague.personId as PersonId, lastDay: addDays(today(), 7) };
}

/** What an admin decides for the school. */
export const settingsActs: DoableActs = {
	saveRetention: byAdmins(async ({ admin, schoolId }) => {
		const shown = shownRetention(await inSchool(admin, (tx) => findRetention(tx, schoolId)));
		return edited(shown, { payloadDays: String(Number(shown.payloadDays) - 1) });
	}),
	saveFactAge: byAdmins(async ({ admin, schoolId }) => {
		const years = await inSchool(admin, (tx) => findFactYears(tx, schoolId));
		return edited(shownFactAge(years), { years: String(years - 1) });
	}),
	saveTalkSetting: byAdmins(async ({ admin }) => {
		const setting = await getTalkSetting(admin);
		return edited(shownTalkSetting(setting), { groupBand: setting.groupBand ? undefined : "on" });
	}),
	saveStandingSettings: byAdmins(() => edited(shownStanding(defaultThresholds), { comparableMin: "8" })),
	saveEndedShare: byAdmins(async ({ admin }) =>
		edited(shownEndedShare(await getEndedShare(admin)), { percentage: "35" }),
	),
	saveRule: byAdmins(() => {
		const code = "follow-up";
		return edited(shownRule(signalSettings()[code]), { code, newestDays: "30" });
	}),
	saveFactorRule: byAdmins(() =>
		edited(shownFactorRule({ adminsFrom: null, staffFrom: null }), { adminsFrom: addDays(today(), 30) }),
	),
	saveSignInRule: byAdmins(() => edited(shownSignInRule("any"), { rule: "own" })),
	saveWindow: byAdmins(() => edited(shownWindow(defaultWindow), { weekday: ["1", "3"], at: "16:00" })),
	addHoliday: byAdmins(() => ({ fields: { name: "Studiedagen", ...days() } })),
	addMarkedHolidays: byAdmins(() => {
		const { firstDay, lastDay } = days();
		return { fields: { days: [`${firstDay} ${lastDay} Vakantie`, `${lastDay} ${lastDay} Studiedag`] } };
	}),
	removeHoliday: byAdmins(async ({ admin }) => {
		await addHolidays(admin, [{ name: "Vakantie", ...days() }]);
		const { id } = await inSchool(admin, (tx) => tx.schoolHoliday.findFirstOrThrow());
		return { fields: { holidayId: id } };
	}),
	saveVisibility: byAdmins(async (world) => {
		const { connectionId } = await aSource(world);
		const shown = shownVisibility([{ connectionId, hiddenFrom: [] }]);
		return edited(shown, { source: connectionId, [`${connectionId} coach`]: undefined });
	}),
	// The later one replaces the first: both are told by the log.
	addException: byAdmins(async (world) => ({ fields: await aSource(world) }), { adds: ["audit_event"] }),
	endException: byAdmins(async (world) => {
		await addException(world.admin, await aSource(world));
		const { id } = await inSchool(world.admin, (tx) => tx.visibilityException.findFirstOrThrow());
		return { fields: { exceptionId: id } };
	}),
};
