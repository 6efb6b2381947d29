import { beforeEach, expect, test } from "vitest";
import { inSchool } from "../db/in-school";
import type { PersonId } from "../domain/ids";
import type { SittingEntryRecord } from "../domain/records";
import { selectRefused } from "../queries/sittings/select-refused";
import { anEntry, type Courier, createCourier, type RejectedOne, withdrawalOf } from "../testing/courier";
import { testDatabase } from "../testing/database";
import { createPupil, createSchool, type TestSchool } from "../testing/factories";
import { scopeOf } from "../testing/full-school";
import { eraseSome } from "./erase-received";

testDatabase();

let school: TestSchool;
let courier: Courier;
let pupilId: PersonId;
let eckId: string;

beforeEach(async () => {
	school = await createSchool();
	courier = await createCourier(school.schoolId);
	({ pupilId, eckId } = await createPupil(school.schoolId));
});

const rejected = (record: SittingEntryRecord, code = "outside-grade"): RejectedOne => {
	const { sourceId, pupil, assessment, takenAt, modifiedAt } = record;
	return { sourceId, rejected: { code, path: "/x" }, about: { pupil, assessment, takenAt, modifiedAt } };
};
const at = (day: number) => `2025-10-${String(day).padStart(2, "0")}T10:00:00.000Z`;
const rows = () => inSchool(school, (tx) => tx.refusedResult.findMany());

test("a rejected result is known by pupil, test and day, until one of its id that is as new is accepted or taken back", async () => {
	const entry = anEntry(eckId, { sourceId: "e1", modifiedAt: at(5) });
	const report = await courier.deliver([rejected(entry)]);
	expect(await rows()).toMatchObject([
		{ pupilId, code: "outside-grade", deliveryId: report.deliveryId, recordIndex: 0 },
	]);
	await courier.deliver([{ ...entry, modifiedAt: at(4) }]);
	expect(await rows()).toHaveLength(1);
	await courier.deliver([{ ...entry, modifiedAt: at(6) }]);
	expect(await rows()).toEqual([]);
	await courier.deliver([rejected({ ...entry, modifiedAt: at(5) })]);
	expect(await rows()).toEqual([]);
	await courier.deliver([rejected({ ...entry, modifiedAt: at(7) })]);
	await courier.deliver([withdrawalOf(entry, at(8))]);
	expect(await rows()).toEqual([]);
});

test("of a pupil that nobody knows nothing is kept, nor of a record that does not say whose it is", async () => {
	const entry = anEntry("nobody", { sourceId: "e1" });
	await courier.deliver([rejected(entry), { sourceId: "e2", rejected: { code: "required", path: "/id" } }]);
	expect(await rows()).toEqual([]);
});

test("is asked for by tests and pupils, and goes with its connection", async () => {
	const entry = anEntry(eckId, { sourceId: "e1" });
	await courier.deliver([rejected(entry), rejected({ ...entry, sourceId: "e2", takenAt: at(9), modifiedAt: at(9) })]);
	const [first] = await rows();
	const scope = scopeOf(school.schoolId, "00000000-0000-4000-8000-000000000000" as never);
	const asked = { assessmentIds: [first?.assessmentId ?? ""], pupilIds: [pupilId] };
	const found = await inSchool(school, (tx) => selectRefused(tx, scope, asked));
	expect(found.map((one) => one.day)).toEqual(["2025-10-01", "2025-10-09"]);
	expect(await inSchool(school, (tx) => selectRefused(tx, scope, { ...asked, day: "2025-10-09" }))).toHaveLength(1);
	while (await eraseSome(courier.job, courier.connectionId)) {}
	expect(await rows()).toEqual([]);
});

test("decimals of a scale grow with what is delivered and never shrink", async () => {
	const score = (text: string) => ({
		...{ kind: "score" as const, type: "skill-score" as const, partSourceId: "", text, number: text.replace(",", ".") },
		...{ maximum: null, scaleIds: [] },
	});
	const decimals = () => inSchool(school, async (tx) => (await tx.scaleDecimals.findMany()).map((row) => row.decimals));
	const entry = anEntry(eckId, { sourceId: "e1", modifiedAt: at(2), outcomes: [score("0,25")] });
	await courier.deliver([entry]);
	expect(await decimals()).toEqual([2]);
	await courier.deliver([{ ...entry, modifiedAt: at(3), outcomes: [score("3")] }]);
	expect(await decimals()).toEqual([2]);
	await courier.deliver([{ ...entry, modifiedAt: at(4), outcomes: [score("0.2613242111")] }]);
	expect(await decimals()).toEqual([6]);
});
