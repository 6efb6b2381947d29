import { describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { eraseLeavers } from "../../commands/pupil-files/erase-leavers";
import { setRetention } from "../../commands/settings/set-retention";
import { inSchool } from "../../db/in-school";
import { addDays, dayInAmsterdam } from "../../domain/school-day";
import { eraseHeld } from "../../ingest/erase-held";
import { eraseOld } from "../../ingest/erase-old";
import { eraseRaw } from "../../ingest/erase-raw";
import { type RetentionKind, retentionBounds } from "../../ingest/retention";
import { testDatabase } from "../../testing/database";
import { createPupil, createSchool } from "../../testing/factories";
import { createFullSchool, scopeOf } from "../../testing/full-school";
import { getRetentionPage } from "./get-retention-page";

testDatabase();

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const standard: Record<string, number> = Object.fromEntries(
	Object.entries(retentionBounds).map(([kind, bounds]) => [kind, bounds.standard]),
);

describe("what the next night erases", () => {
	it("is what the preview said, of every kind, and the log counts it", async () => {
		const { admin, schoolId, sem, noor } = await createFullSchool();
		const job = jobScope(schoolId);
		const left = addDays(dayInAmsterdam(new Date()), -1);
		await inSchool(admin, async (tx) => {
			await tx.person.update({
				where: { schoolId_id: { schoolId, id: sem.pupilId } },
				data: { endedAt: new Date(left) },
			});
			// The database keeps the last ninety days of these, whatever the clock of the program says.
			await tx.securityEvent.create({
				data: {
					...{ placeId: schoolId, id: sem.pupilId, at: inDays(-400), userId: admin.userId },
					...{ event: "signed-in", cause: "password" },
				},
			});
			await tx.outboxMail.create({
				data: {
					...{ placeId: schoolId, id: sem.pupilId, toAddress: "a@school.test", template: "invitation", locale: "nl" },
					params: {},
				},
			});
		});
		const at = inDays(1_200);
		const due = async () => {
			const later = { ...admin, today: dayInAmsterdam(at) };
			return Object.fromEntries((await getRetentionPage(later, at)).map((row) => [row.kind, row.due])) as Record<
				RetentionKind,
				number
			>;
		};
		const said = await due();
		const raw = await eraseRaw(job, at);
		const held = await eraseHeld(job, at);
		const old = await eraseOld(job, at);
		const leavers = await eraseLeavers(job, at);
		expect(said).toEqual({
			...{ payloadDays: raw.deliveries, statementDays: raw.statements, rosterDays: raw.rosters, heldDays: held },
			...{ letterDays: old.letters, viewDays: old.views, securityDays: old.security, leaverDays: leavers },
		});
		for (const [kind, count] of Object.entries(said)) expect([kind, count > 0]).toEqual([kind, true]);
		expect(Object.values(await due()).every((count) => count === 0)).toBe(true);
		await inSchool(admin, async (tx) => {
			expect(await tx.person.count({ where: { id: { in: [sem.pupilId, noor.pupilId] } } })).toBe(1);
			expect(await tx.sittingEntry.count({ where: { pupilId: noor.pupilId } })).toBe(1);
			const events = await tx.auditEvent.findMany({ where: { action: "retention.erase" } });
			expect(events.map(({ subject }) => subject)).toEqual([{ views: 1 }, { letters: 1 }, { security: 1 }]);
			expect(await tx.pupilErasure.findMany({ select: { state: true, askedBy: true } })).toEqual([
				{ state: "done", askedBy: null },
			]);
		});
		expect([await eraseOld(job, at), await eraseLeavers(job, at)]).toEqual([{ views: 0, letters: 0, security: 0 }, 0]);
	});

	it("spares who is at school, who left lately, and every other school", async () => {
		const { schoolId } = await createSchool();
		const other = await createSchool();
		const today = dayInAmsterdam(new Date());
		const ended = { [schoolId]: addDays(today, -730), [other.schoolId]: addDays(today, -731) };
		for (const [school, day] of Object.entries(ended)) {
			const { pupilId } = await createPupil(school as typeof schoolId);
			await inSchool({ schoolId: school as typeof schoolId }, (tx) =>
				tx.person.updateMany({ where: { id: pupilId }, data: { endedAt: new Date(day) } }),
			);
			await createPupil(school as typeof schoolId);
		}
		expect(await eraseLeavers(jobScope(schoolId))).toBe(0);
		expect(await inSchool(other, (tx) => tx.person.count())).toBe(2);
		expect(await eraseLeavers(jobScope(other.schoolId))).toBe(1);
	});

	it("is not tried every night for one of whom something was left over", async () => {
		const { schoolId } = await createSchool();
		const { pupilId, eckId } = await createPupil(schoolId);
		await inSchool({ schoolId }, async (tx) => {
			await tx.person.updateMany({ where: { id: pupilId }, data: { endedAt: new Date("2020-08-01") } });
			await tx.schoolSetting.create({ data: { schoolId, key: "later", value: { eckId } } });
		});
		const job = jobScope(schoolId);
		expect([await eraseLeavers(job), await eraseLeavers(job)]).toEqual([0, 0]);
		expect(await inSchool({ schoolId }, (tx) => tx.pupilErasure.findMany({ select: { state: true } }))).toEqual([
			{ state: "left-over" },
		]);
	});
});

describe("the days of each kind", () => {
	it("are the standard, until an admin sets them within their bounds, with a row of the log", async () => {
		const { admin } = await createFullSchool();
		const days = async () => Object.fromEntries((await getRetentionPage(admin)).map((row) => [row.kind, row.days]));
		expect(await days()).toEqual(standard);
		await setRetention(admin, { ...standard, payloadDays: 90 });
		expect(await days()).toEqual({ ...standard, payloadDays: 90 });
		const wrongs: Record<string, number>[] = [
			{ ...standard, viewDays: 364 },
			{ ...standard, heldDays: 1.5 },
			{ payloadDays: 90 },
		];
		for (const wrong of wrongs) await expect(setRetention(admin, wrong)).rejects.toThrow("retention-bounds");
		const [event] = await inSchool(admin, (tx) => tx.auditEvent.findMany({ where: { action: "setting.retention" } }));
		expect(event?.subject).toMatchObject({ payloadDays: 90 });
		const staff = scopeOf(admin.schoolId, admin.userId, "staff");
		await expect(setRetention(staff, standard)).rejects.toThrow("not-allowed");
		await expect(getRetentionPage(staff)).rejects.toThrow("not-allowed");
	});
});
