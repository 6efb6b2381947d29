import { beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { ConnectionTerms } from "../../domain/connection-terms";
import type { ConnectionId, GoalId, SchoolId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { startOfDay } from "../../domain/start-of-day";
import { listUnits } from "../../queries/mapping/list-units";
import { findPublication } from "../../queries/publication/find-publication";
import { findPull } from "../../queries/pulls/find-pull";
import { listScaleFamilies } from "../../queries/scale-families/list-scale-families";
import { getEndedShare } from "../../queries/settings/get-ended-share";
import { getStandingSettings } from "../../queries/settings/get-standing-settings";
import { getTalkSetting } from "../../queries/settings/get-talk-setting";
import { listSignalRules } from "../../queries/signals/list-signal-rules";
import { findConnection } from "../../queries/suppliers/find-connection";
import { findSupplier } from "../../queries/suppliers/list-suppliers";
import { findVisibility } from "../../queries/visibility/find-visibility";
import { askFor, connect, requestOf, signedIn } from "../../testing/connecting";
import { anAttempt, createCourier } from "../../testing/courier";
import { testDatabase } from "../../testing/database";
import { createConnection, createGoal, createPupil, createSchool } from "../../testing/factories";
import { addSitting } from "../../testing/goal-facts";
import { approveConnection } from "../connections/approve-connection";
import { askChange } from "../connections/ask-change";
import { pauseConnection, shownPause } from "../connections/pause-connection";
import { setBrowserOrigins, shownOrigins } from "../connections/set-browser-origins";
import { shownTerms, termsInForce } from "../connections/terms-in-force";
import { mapUnits, shownUnit } from "../curriculum/map-units";
import { setPublicationWindow, shownWindow } from "../publication/set-publication-window";
import { savePull, shownPull } from "../pulls/save-pull";
import { changeFamily, shownFamily } from "../scale-families/change-family";
import { confirmFamily } from "../scale-families/confirm-family";
import { setEndedShare, shownEndedShare } from "../settings/set-ended-share";
import { setStandingSettings, shownStanding } from "../settings/set-standing-settings";
import { setTalkSetting, shownTalkSetting } from "../settings/set-talk-setting";
import { saveSignalRule, shownRule } from "../signals/save-signal-rule";
import { saveVisibility, shownVisibility } from "../visibility/save-visibility";
import { ChangedMeanwhile, versionOf } from "./require-seen";

testDatabase();

const rosterScopes = ["eduv.association", "eduv.student.basic", "eduv.employee.basic", "eduv.education"];
let schoolId: SchoolId;
let [anna, bas] = [] as unknown as [Scope, Scope];
let [supplier, roster, practice] = [] as unknown as [ConnectionId, ConnectionId, ConnectionId];
let goals: readonly GoalId[];
let familyId: string;
let assessmentIds: readonly string[];
const unit = { kind: "unit" as const, sourceId: "lesson-1" };

beforeAll(async () => {
	({ schoolId } = await createSchool());
	[anna, bas] = [await signedIn(schoolId, "admin", "Anna"), await signedIn(schoolId, "admin", "Bas")];
	const courier = await createCourier(schoolId);
	const { eckId, pupilId } = await createPupil(schoolId);
	await courier.deliver([anAttempt(eckId, { at: now().toISOString(), unitId: unit.sourceId, title: "Breuken" })]);
	supplier = courier.connectionId;
	goals = [(await createGoal()).goalId, (await createGoal()).goalId];
	const sitting = { name: "Peiling M5", day: "2026-10-20", type: "skill-score" };
	const { assessmentId } = await addSitting({ schoolId, connectionId: supplier }, sitting, [{ pupilId, text: "200" }]);
	assessmentIds = [assessmentId];
	const family = { name: "Peiling", assessmentIds: [assessmentId], standardError: "4.5", errorSource: "handleiding" };
	const of = { connectionId: supplier, measureType: "skill-score" as const };
	({ familyId } = await confirmFamily(anna, { ...family, ...of }));
	const terms = { ...askFor().terms, fields: [], scopes: [...rosterScopes] };
	const pulled = { supplier: { name: "Lijstwerk" }, standard: "edu-v-roster", terms };
	({ connectionId: roster } = await connect(anna, pulled));
	({ connectionId: practice } = await createConnection(schoolId, { standard: "xapi" }));
});

interface Edit {
	/** The version that the page shows. */
	readonly shown: () => Promise<string>;
	/** Saves one of two contents. */
	readonly save: (scope: Scope, content: 0 | 1, seen: string) => Promise<unknown>;
}

const say = (text: string) => text.replace(".", ",");
const termsOf = (content: 0 | 1): ConnectionTerms => ({ ...askFor().terms, retentionDays: [100, 200][content] ?? 0 });
let agreed: ConnectionId;
beforeAll(async () => {
	({ connectionId: agreed } = await connect(anna));
});

const edits: Readonly<Record<string, Edit>> = {
	"the talk setting": {
		shown: async () => versionOf(shownTalkSetting(await getTalkSetting(anna))),
		save: (scope, content, seen) => setTalkSetting(scope, content === 0, seen),
	},
	"the share of a large change": {
		shown: async () => versionOf(shownEndedShare(await getEndedShare(anna))),
		save: (scope, content, seen) => setEndedShare(scope, [0.3, 0.4][content] ?? 0, seen),
	},
	thresholds: {
		shown: async () => versionOf(shownStanding(await getStandingSettings(anna))),
		save: (scope, content, seen) => setStandingSettings(scope, { comparableMin: 8 + content }, seen),
	},
	"when results are published": {
		shown: async () => versionOf(shownWindow((await findPublication(anna)).window)),
		save: (scope, content, seen) => setPublicationWindow(scope, { weekdays: [1 + content], at: "16:00" }, seen),
	},
	"a signal rule": {
		shown: async () => versionOf(shownRule((await listSignalRules(anna)).rules["follow-up"])),
		save: (scope, content, seen) =>
			saveSignalRule(scope, { code: "follow-up", enabled: true, thresholds: { newestDays: 30 + content } }, seen),
	},
	"the goals of a unit": {
		shown: async () => {
			const asked = { connectionId: supplier, view: "all" as const, search: "", page: 1, only: unit };
			const [row] = (await listUnits(anna, asked)).units;
			return versionOf(shownUnit((row?.goals ?? []).map(({ goalId }) => goalId)));
		},
		save: (scope, content, seen) =>
			mapUnits(
				scope,
				{ connectionId: supplier, units: [{ ...unit, goalIds: goals.slice(content, content + 1) }] },
				seen,
			),
	},
	"a family of scales": {
		shown: async () => {
			const [family] = (await listScaleFamilies(anna)).families;
			if (!family) throw new Error("no family");
			const tests = family.assessments.map(({ assessmentId }) => assessmentId);
			return versionOf(shownFamily({ ...family, assessmentIds: tests }, say));
		},
		save: (scope, content, version) => {
			const family = { name: `Peiling ${content}`, assessmentIds: [...assessmentIds] };
			const error = { standardError: "2.5", errorSource: "handleiding" };
			return changeFamily(scope, { familyId, ...family, ...error }, { version, say });
		},
	},
	"a pause": {
		shown: async () => {
			const row = await findSupplier(anna, supplier);
			if (!row) throw new Error("no supplier");
			return versionOf(shownPause(row));
		},
		save: (scope, content, seen) =>
			pauseConnection(scope, supplier, startOfDay(addDays(scope.today, 2 + content)), seen),
	},
	"the pages of a connection's content": {
		shown: async () => versionOf(shownOrigins((await findConnection(anna, practice))?.browserOrigins ?? [])),
		save: (scope, content, seen) => setBrowserOrigins(scope, practice, [`https://inhoud-${content}.example`], seen),
	},
	"the terms of a connection": {
		shown: async () => {
			const details = await findConnection(anna, agreed);
			if (!details) throw new Error("no connection");
			return versionOf(shownTerms(termsInForce(details.consents[0]?.terms ?? null, details)));
		},
		save: async (scope, content, seen) => {
			await askChange(scope, agreed, termsOf(content), seen);
			await approveConnection(scope, { connectionId: agreed, requestId: await requestOf(scope, agreed) });
		},
	},
	"how a roster is fetched": {
		shown: async () => {
			const pull = await findPull(anna, roster);
			if (!pull) throw new Error("no pull");
			return versionOf(shownPull(pull.settings, pull.services));
		},
		save: async (scope, content, seen) => {
			const { services = [] } = (await findPull(scope, roster)) ?? {};
			const address = "https://systeem.example/eduv";
			return savePull(
				scope,
				roster,
				{
					...{ clientId: "wij", tokenAddress: "https://systeem.example/token", hour: 1 + content, filter: null },
					...{ identifierType: "onderwijsaanbieder-id", identifierValue: "104A158" },
					addresses: Object.fromEntries(services.map((service) => [service, address])),
				},
				seen,
			);
		},
	},
	// Last: what is hidden is hidden from the helpers of the tests too.
	"who sees which source": {
		shown: async () => versionOf(shownVisibility((await findVisibility(anna)).sources)),
		save: async (scope, content, seen) => {
			const { sources } = await findVisibility(scope);
			const roles = ["class-teacher", "teacher", "coach"] as const;
			const cells = sources.flatMap(({ connectionId }) =>
				roles.map((role, index) => ({ connectionId, role, visible: index !== content })),
			);
			return saveVisibility(scope, cells, seen);
		},
	},
};

describe.each(Object.entries(edits))("%s", (_name, { shown, save }) => {
	it("is not saved over what a colleague saved meanwhile, who is named; with that seen it is", async () => {
		const before = await shown();
		await save(anna, 0, before);
		const kept = await shown();
		expect(kept).not.toBe(before);
		const refused = await save(bas, 1, before).catch((error: unknown) => error);
		expect(refused).toBeInstanceOf(ChangedMeanwhile);
		expect(refused).toMatchObject({ version: kept, by: { self: false, name: "Anna" }, at: expect.any(Date) });
		expect(await shown()).toBe(kept);
		expect(await save(anna, 1, before).catch((error: unknown) => error)).toMatchObject({ by: { self: true } });
		await save(bas, 1, kept);
		expect(await shown()).not.toBe(kept);
	});

	it("is saved by one of two who save the same at once", async () => {
		const before = await shown();
		const both = await Promise.allSettled([save(anna, 0, before), save(bas, 0, before)]);
		expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
	});
});
