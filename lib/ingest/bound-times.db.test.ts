import { beforeEach, describe, expect, test } from "vitest";
import { setFactAge } from "../commands/settings/set-fact-age";
import { setRetention } from "../commands/settings/set-retention";
import { inSchool } from "../db/in-school";
import { getFactAge } from "../queries/retention/get-fact-age";
import { anAttempt, anEntry, aProgress, type Courier, createCourier, withdrawalOf } from "../testing/courier";
import { testDatabase } from "../testing/database";
import { createPupil, createSchool, eckIdOf, type TestSchool } from "../testing/factories";
import { personScope } from "../testing/person-scope";
import { releaseHeld } from "./release-held";
import { retentionBounds } from "./retention";

testDatabase();

let school: TestSchool;
let courier: Courier;
let eckId: string;

beforeEach(async () => {
	school = await createSchool();
	courier = await createCourier(school.schoolId);
	({ eckId } = await createPupil(school.schoolId));
});

const adminOf = ({ schoolId }: TestSchool) => personScope({ schoolId, role: "admin" });
/** One fact of each kind that has a time. */
const facts = (at: string, of = eckId) => [
	anAttempt(of, { at }),
	aProgress(of, { at, sourceId: `progress-${at}` }),
	anEntry(of, { takenAt: at, sourceId: `entry-${at}` }),
];
const receivedAt = new Date("2026-11-20T12:00:00.000Z");
const codes = async (records: Parameters<Courier["deliver"]>[0], by = courier) =>
	(await by.deliver(records, { receivedAt })).records.map(({ outcome, reason }) => reason?.code ?? outcome);
const [edge, over] = ["2016-11-19T23:00:00.000Z", "2016-11-19T22:59:59.000Z"];
const three = <T>(value: T) => [value, value, value];

describe("how far back a fact may lie", () => {
	test("is ten years to the day, for every kind that has a time", async () => {
		expect(await codes(facts(edge))).toEqual(three("written"));
		expect(await codes(facts(over))).toEqual(three("time-too-long-ago"));
		expect(await codes(facts("1999-12-31T00:00:00.000Z"))).toEqual(three("time-before-2000"));
		expect(await codes(facts("2026-11-22T00:00:00.000Z"))).toEqual(three("time-in-the-future"));
	});

	test("is each school's own choice", async () => {
		const other = await createSchool();
		const otherCourier = await createCourier(other.schoolId);
		const { eckId: otherEck } = await createPupil(other.schoolId);
		await setFactAge(adminOf(school), 2);
		await setFactAge(adminOf(other), 12);
		const at = "2024-11-01T10:00:00.000Z";
		expect(await codes(facts(at))).toEqual(three("time-too-long-ago"));
		expect(await codes([...facts(at, otherEck), ...facts(over, otherEck)], otherCourier)).toEqual([
			...three("written"),
			...three("written"),
		]);
	});

	test("takes nothing away that is stored, and what is stored can be taken back", async () => {
		const stored = facts(edge);
		await codes(stored);
		await setFactAge(adminOf(school), 1);
		const standing = () =>
			inSchool(school, (tx) =>
				Promise.all([
					tx.attempt.count(),
					tx.unitProgress.count({ where: { withdrawn: false } }),
					tx.sittingEntry.count({ where: { status: "final" } }),
				]),
			);
		expect(await standing()).toEqual(three(1));
		expect(await codes(facts(edge))).toEqual(three("time-too-long-ago"));
		expect(await standing()).toEqual(three(1));
		expect(await codes(stored.map((record) => withdrawalOf(record, "2025-12-01T10:00:00.000Z")))).toEqual(
			three("written"),
		);
		expect(await standing()).toEqual(three(0));
	});

	test("holds for what waited for its pupil, as it is set when the pupil is known", async () => {
		const late = eckIdOf("late");
		const wait = [...facts("2019-05-05T10:00:00.000Z", late), ...facts("2026-01-05T10:00:00.000Z", late)];
		expect(await codes(wait)).toEqual([...three("unknown-pupil"), ...three("unknown-pupil")]);
		await setFactAge(adminOf(school), 5);
		await createPupil(school.schoolId, { identifiers: [{ type: "eck-id", value: late }] });
		expect(await releaseHeld(courier.job)).toBe(6);
		const [delivery] = await inSchool(school, (tx) => tx.delivery.findMany({}));
		expect(delivery).toMatchObject({ received: 6, written: 3, held: 0, rejected: 3 });
		const told = await inSchool(school, (tx) => tx.deliveryRecord.findMany({ orderBy: { index: "asc" } }));
		expect(told.map(({ index, outcome, code }) => [index, outcome, code])).toEqual(
			[0, 1, 2].map((index) => [index, "rejected", "time-too-long-ago"]),
		);
	});
});

describe("the setting", () => {
	test("is ten years until the admin sets whole years within the bounds, with a row of the log", async () => {
		const admin = adminOf(school);
		expect(await getFactAge(admin)).toEqual({ years: 10, standard: 10, min: 1, max: 40 });
		await setFactAge(admin, 8);
		await setRetention(
			admin,
			Object.fromEntries(Object.entries(retentionBounds).map(([kind, { min }]) => [kind, min])),
		);
		expect(await getFactAge(admin)).toMatchObject({ years: 8 });
		for (const wrong of [0, 41, 7.5, Number.NaN]) await expect(setFactAge(admin, wrong)).rejects.toThrow("fact-years");
		const staff = personScope({ schoolId: school.schoolId, role: "staff" });
		await expect(setFactAge(staff, 9)).rejects.toThrow("not-allowed");
		await expect(getFactAge(staff)).rejects.toThrow("not-allowed");
		const rows = await inSchool(school, (tx) => tx.auditEvent.findMany({ where: { action: "setting.fact-age" } }));
		expect(rows.map(({ subject }) => subject)).toEqual([{ years: 8 }]);
	});
});
