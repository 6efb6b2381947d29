import { describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { inSchool } from "../../db/in-school";
import type { SchoolId, UserId } from "../../domain/ids";
import { findStandingSettings } from "../../queries/settings/find-standing-settings";
import { defaultSettings } from "../../standing/settings";
import { testDatabase } from "../../testing/database";
import { createAccount, createGroup, createSchool } from "../../testing/factories";
import { personScope } from "../../testing/person-scope";
import { setStandingSettings } from "./set-standing-settings";

testDatabase();

const scopeOf = (schoolId: SchoolId, userId: UserId, role: "admin" | "staff") =>
	personScope({ schoolId, userId, role });
const settingsOf = (schoolId: SchoolId) => inSchool({ schoolId }, (tx) => findStandingSettings(tx, jobScope(schoolId)));

describe("the thresholds of a school", () => {
	it("are the defaults, until an admin sets some, for that school alone, with an audit row and all groups marked", async () => {
		const [school, other] = [await createSchool(), await createSchool()];
		const { schoolId } = school;
		const { groupId } = await createGroup(school);
		const { userId } = await createAccount();
		expect(await settingsOf(schoolId)).toEqual(defaultSettings);
		const admin = scopeOf(schoolId, userId, "admin");
		await setStandingSettings(admin, { reachedRatio: 0.9, comparableMin: 8 });
		const expected = { ...defaultSettings, reachedRatio: 0.9, comparableMin: 8 };
		expect(await settingsOf(schoolId)).toEqual(expected);
		expect(await settingsOf(other.schoolId)).toEqual(defaultSettings);
		await inSchool({ schoolId }, async (tx) => {
			expect(await tx.dirtySignalGroup.findMany({ select: { groupId: true } })).toEqual([{ groupId }]);
			expect(await tx.auditEvent.findMany({ where: { action: "settings.standing" } })).toMatchObject([
				{ userId, subject: { reachedRatio: 0.9, comparableMin: 8 } },
			]);
		});
		// What is not named has its default again.
		expect(await setStandingSettings(admin, { comparableMin: 8 })).toEqual({ ...defaultSettings, comparableMin: 8 });
	});

	it("are not for a member of staff to set, nor outside their bounds", async () => {
		const { schoolId } = await createSchool();
		const { userId } = await createAccount();
		await expect(setStandingSettings(scopeOf(schoolId, userId, "staff"), {})).rejects.toThrow("not-allowed");
		const admin = scopeOf(schoolId, userId, "admin");
		for (const wrong of [
			{ comparableMin: 5 },
			{ evidenceMin: 9 },
			{ reachedRatio: 0.6 },
			{ valueMin: 5.5 },
			{ more: 1 },
		])
			await expect(setStandingSettings(admin, wrong)).rejects.toThrow("invalid");
		expect(await settingsOf(schoolId)).toEqual(defaultSettings);
	});
});
