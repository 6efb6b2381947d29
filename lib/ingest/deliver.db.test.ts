import { beforeEach, describe, expect, test } from "vitest";
import { inSchool } from "../db/in-school";
import type { PersonId } from "../domain/ids";
import { anAttempt, anEntry, aProgress, type Courier, createCourier, withdrawalOf } from "../testing/courier";
import { testDatabase } from "../testing/database";
import { createPupil, createSchool, type TestSchool } from "../testing/factories";
import { eraseHeld } from "./erase-held";
import { recomputePractice } from "./recompute-practice";
import { releaseHeld } from "./release-held";

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

const outcomes = async (...records: Parameters<Courier["deliver"]>[0]) =>
	(await courier.deliver(records)).records.map((record) => record.outcome);

describe("entries", () => {
	const entries = () => inSchool(school, (tx) => tx.sittingEntry.findMany());

	test("an older one is stale, the same one unchanged, a newer one replaces it with its outcomes", async () => {
		const first = anEntry(eckId, { modifiedAt: "2025-10-02T10:00:00.000Z" });
		expect(await outcomes(first)).toEqual(["written"]);
		expect(await outcomes(first)).toEqual(["unchanged"]);
		expect(await outcomes({ ...first, modifiedAt: "2025-10-01T10:00:00.000Z" })).toEqual(["stale"]);
		const score = { ...first.outcomes[0]!, text: "31", number: "31" };
		const newer = { ...first, modifiedAt: "2025-10-03T10:00:00.000Z", outcomes: [score] };
		expect(await outcomes(newer)).toEqual(["written"]);
		const stored = await inSchool(school, (tx) => tx.outcome.findMany());
		expect(stored.map((outcome) => outcome.text)).toEqual(["31"]);
		expect(await entries()).toMatchObject([{ pupilId, status: "final" }]);
	});

	test("a withdrawal stands also when it comes first, and an entry that is newer lifts it", async () => {
		const entry = anEntry(eckId, { modifiedAt: "2025-10-02T10:00:00.000Z" });
		expect(await outcomes(withdrawalOf(entry, "2025-10-03T10:00:00.000Z"))).toEqual(["written"]);
		expect(await outcomes(entry)).toEqual(["stale"]);
		expect(await entries()).toMatchObject([{ status: "withdrawn", pupilId: null }]);
		expect(await outcomes({ ...entry, modifiedAt: "2025-10-04T10:00:00.000Z" })).toEqual(["written"]);
		expect(await outcomes(withdrawalOf(entry, "2025-10-05T10:00:00.000Z"))).toEqual(["written"]);
		expect(await entries()).toMatchObject([{ status: "withdrawn", pupilId }]);
		expect(await inSchool(school, (tx) => tx.outcome.count())).toBe(0);
	});

	test("the day of a sitting is the day in the Netherlands; assessment, parts and scales are there once", async () => {
		const { eckId: other } = await createPupil(school.schoolId);
		const takenAt = "2025-10-01T22:30:00.000Z";
		expect(await outcomes(anEntry(eckId, { takenAt }), anEntry(other, { takenAt }))).toEqual(["written", "written"]);
		const sittings = await inSchool(school, (tx) => tx.sitting.findMany());
		expect(sittings.map((sitting) => sitting.day.toISOString().slice(0, 10))).toEqual(["2025-10-02"]);
		expect(await inSchool(school, (tx) => tx.assessment.count())).toBe(1);
		expect(await inSchool(school, (tx) => tx.assessmentPart.count())).toBe(1);
		expect(await inSchool(school, (tx) => tx.scoreScale.count())).toBe(1);
		const units = await inSchool(school, (tx) => tx.supplierUnit.findMany({ orderBy: { kind: "asc" } }));
		expect(units.map(({ kind, sourceId, mapped }) => [kind, sourceId, mapped])).toEqual([
			["assessment", "assessment-1", false],
			["part", "assessment-1#part-1", false],
		]);
	});

	test("one item twice in a message: the later modified one stands", async () => {
		const entry = anEntry(eckId, { modifiedAt: "2025-10-03T10:00:00.000Z" });
		const older = { ...entry, modifiedAt: "2025-10-02T10:00:00.000Z" };
		expect(await outcomes(entry, older)).toEqual(["written", "stale"]);
	});
});

describe("practice", () => {
	const days = () =>
		inSchool(school, (tx) =>
			tx.practiceDay.findMany({
				orderBy: [{ day: "asc" }, { kind: "asc" }],
				select: { kind: true, attempts: true, judged: true, correct: true, firstJudged: true, firstCorrect: true },
			}),
		);

	test("an attempt counts once however often it is delivered", async () => {
		const attempt = anAttempt(eckId);
		expect(await outcomes(attempt, attempt)).toEqual(["written", "unchanged"]);
		expect(await outcomes(attempt)).toEqual(["unchanged"]);
		const once = { attempts: 1, judged: 1, correct: 1, firstJudged: 1, firstCorrect: 1 };
		expect(await days()).toEqual([
			{ kind: "total", ...once },
			{ kind: "unmapped", ...once },
		]);
	});

	test("a correction replaces the attempt, and a withdrawal takes it from the days", async () => {
		const attempt = anAttempt(eckId);
		await outcomes(attempt);
		const corrected = { ...attempt, success: false, at: "2025-10-05T10:00:00.000Z" };
		expect(await outcomes(corrected)).toEqual(["written"]);
		await recomputePractice(courier.job, courier.connectionId);
		expect(await days()).toMatchObject([{ kind: "total", attempts: 1, correct: 0 }, { kind: "unmapped" }]);
		expect(await outcomes(withdrawalOf(attempt))).toEqual(["written"]);
		expect(await outcomes(withdrawalOf(attempt), attempt)).toEqual(["unchanged", "stale"]);
		await recomputePractice(courier.job, courier.connectionId);
		expect(await days()).toEqual([]);
		expect(await inSchool(school, (tx) => tx.firstAttempt.count())).toBe(0);
	});

	test("a withdrawal that comes first is remembered", async () => {
		const [attempt, progress] = [anAttempt(eckId), aProgress(eckId)];
		expect(await outcomes(withdrawalOf(attempt), withdrawalOf(progress))).toEqual(["written", "written"]);
		expect(await outcomes(attempt, progress)).toEqual(["stale", "stale"]);
		expect(await days()).toEqual([]);
	});

	test("an attempt of another month and year finds its place", async () => {
		expect(await outcomes(anAttempt(eckId, { at: "2019-02-03T10:00:00.000Z" }))).toEqual(["written"]);
	});

	test("what a supplier says of a unit: the latest by time", async () => {
		const progress = aProgress(eckId);
		expect(await outcomes(progress)).toEqual(["written"]);
		expect(await outcomes({ ...progress, at: "2025-10-03T10:00:00.000Z", status: "passed" })).toEqual(["written"]);
		expect(await outcomes(progress)).toEqual(["stale"]);
		expect(await inSchool(school, (tx) => tx.unitProgress.findMany())).toMatchObject([{ status: "passed", pupilId }]);
	});
});

describe("held", () => {
	const stranger = "https://ketenid.nl/pilot/stranger";

	test("records of an unknown pupil wait and flow in when the roster brings one; the sum stays", async () => {
		const entry = anEntry(stranger, { modifiedAt: "2025-10-02T10:00:00.000Z" });
		const newer = { ...entry, modifiedAt: "2025-10-03T10:00:00.000Z" };
		const report = await courier.deliver([newer, entry, anAttempt(stranger), anAttempt(eckId)]);
		expect(report.records.map((record) => record.reason?.code ?? record.outcome)).toEqual([
			"unknown-pupil",
			"unknown-pupil",
			"unknown-pupil",
			"written",
		]);
		expect(await releaseHeld(courier.job)).toBe(0);
		const found = await createPupil(school.schoolId, { identifiers: [{ type: "eck-id", value: stranger }] });
		expect(await releaseHeld(courier.job)).toBe(3);
		const delivery = await inSchool(school, (tx) => tx.delivery.findFirst({ where: { id: report.deliveryId } }));
		expect(delivery).toMatchObject({ received: 4, held: 0, written: 4 });
		const [stored] = await inSchool(school, (tx) => tx.sittingEntry.findMany());
		expect(stored).toMatchObject({ pupilId: found.pupilId, modifiedAt: new Date(newer.modifiedAt) });
		expect(await inSchool(school, (tx) => tx.heldIdentifier.count())).toBe(0);
	});

	test("identifiers that point at two people are held, never picked; an employee is no pupil", async () => {
		const { eckId: other } = await createPupil(school.schoolId);
		const both = [eckId, other].map((value) => ({ type: "eck-id" as const, value }));
		const report = await courier.deliver([{ ...anAttempt(eckId), pupil: { identifiers: both } }]);
		expect(report.records[0]?.reason?.code).toBe("ambiguous-pupil");
	});

	test("after 60 days they are erased, with a count", async () => {
		await courier.deliver([anAttempt(stranger)]);
		expect(await eraseHeld(courier.job)).toBe(0);
		expect(await eraseHeld(courier.job, new Date(Date.now() + 61 * 86_400_000))).toBe(1);
		const [event] = await inSchool(school, (tx) => tx.auditEvent.findMany());
		expect(event?.subject).toEqual({ connectionId: courier.connectionId, records: 1 });
	});
});

test("the raw delivery is kept, and its counts add up", async () => {
	const report = await courier.deliver([
		anAttempt(eckId),
		{ kind: "not-used", sourceId: "x", code: "verb-without-meaning" },
	]);
	const delivery = await inSchool(school, (tx) => tx.delivery.findFirst({ where: { id: report.deliveryId } }));
	expect(delivery).toMatchObject({ received: 2, written: 1, notUsed: 1, rejected: 0 });
	expect(await courier.rawOf(report.deliveryId)).toContain("verb-without-meaning");
});
