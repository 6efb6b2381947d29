import { describe, expect, it } from "vitest";
import { now, today } from "../../clock";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { GroupId, PersonId, SchoolId, UserId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { testDatabase } from "../../testing/database";
import {
	assign,
	createAccount,
	createAccountAt,
	createConnection,
	createEmployee,
	createGroup,
	createPupil,
	createSchool,
} from "../../testing/factories";
import { personScope } from "../../testing/person-scope";
import { findPupilAccessPage } from "../access/find-pupil-access-page";
import { findPupilPage, type PupilPageInput } from "./find-pupil-page";

testDatabase();

const scopeOf = (schoolId: SchoolId, userId: UserId, personId: PersonId | null) =>
	personScope({ schoolId, userId, personId });

const pageOf = (pupilId: PersonId, over: Partial<PupilPageInput> = {}) => ({
	...{ pupilId, period: { key: "year" as const }, connectionId: null, ...over },
});

/** A final test of these pupils with one score each; null: not made. */
async function test(
	schoolId: SchoolId,
	connectionId: string,
	of: { subjectKey: string; daysAgo?: number; familyId?: string; scores: [PersonId, number | null][] },
) {
	const assessmentId = newId();
	const takenAt = new Date(now().getTime() - (of.daysAgo ?? 1) * 86_400_000);
	await inSchool({ schoolId }, async (tx) => {
		if (of.familyId !== undefined) {
			const family = { schoolId, id: of.familyId, connectionId, name: "Reeks", measureType: "skill-score" };
			await tx.scaleFamily.createMany({ data: [family], skipDuplicates: true });
		}
		await tx.assessment.create({
			data: {
				schoolId,
				id: assessmentId,
				connectionId,
				sourceId: assessmentId,
				name: "Test",
				subjectName: of.subjectKey,
				subjectKey: of.subjectKey,
				familyId: of.familyId ?? null,
			},
		});
		for (const [pupilId, score] of of.scores) {
			const id = newId();
			await tx.sittingEntry.create({
				data: {
					schoolId,
					id,
					connectionId,
					sourceId: id,
					assessmentId,
					pupilId,
					takenAt,
					status: "final",
					missing: score === null,
					modifiedAt: takenAt,
					fingerprint: new Uint8Array(8),
					receivedAt: takenAt,
					deliveryId: newId(),
					recordIndex: 0,
				},
			});
			if (score === null) continue;
			await tx.outcome.create({
				data: {
					schoolId,
					entryId: id,
					position: 0,
					kind: "score",
					type: "skill-score",
					text: String(score),
					number: score,
					scaleIds: [],
				},
			});
		}
	});
}

async function classOf(count: number) {
	const school = await createSchool();
	const { schoolId } = school;
	const { groupId } = await createGroup(school, { name: "7a" });
	const pupils: PersonId[] = [];
	for (let i = 0; i < count; i += 1)
		pupils.push((await createPupil(schoolId, { givenName: `P${i}`, familyName: "Test", groupId })).pupilId);
	const { connectionId } = await createConnection(schoolId, { supplierName: "Toetslinie" });
	const { personId } = await createEmployee(schoolId);
	const { userId } = await createAccount({ name: "Marit de Graaf" });
	await createAccountAt(schoolId, userId);
	return { school, schoolId, groupId, pupils, pupil: pupils[0] as PersonId, connectionId, personId, userId };
}

describe("the page of a pupil", () => {
	it("places the pupil in the class, with the change of the class on one scale, and logs the look", async () => {
		const { schoolId, groupId, pupils, pupil, connectionId, personId, userId } = await classOf(7);
		await assign(schoolId, personId, { kind: "class-teacher", groupId });
		const familyId = newId();
		const before: [PersonId, number][] = pupils.map((id, i) => [id, 100 + 10 * i]);
		await test(schoolId, connectionId, { subjectKey: "arithmetic", daysAgo: 60, familyId, scores: before });
		const after: [PersonId, number | null][] = pupils.map((id, i) => [id, i === 6 ? null : 105 + 12 * i]);
		await test(schoolId, connectionId, { subjectKey: "arithmetic", familyId, scores: after });
		const scope = scopeOf(schoolId, userId, personId);
		const page = await findPupilPage(scope, pageOf(pupil));
		expect(page?.rows).toHaveLength(1);
		expect(page?.rows[0]).toMatchObject({
			supplier: "Toetslinie",
			value: { text: "105" },
			group: { name: "7a", kind: "class", schoolYear: null },
			comparison: { state: "compared", n: 6, below: 0, place: "below", spread: { median: 135 } },
			change: { kind: "difference", by: 5, group: { medianBy: 10, n: 6 } },
		});
		const looks = await findPupilAccessPage(scope, pupil, null);
		expect(looks?.views.at(-1)).toMatchObject({ by: "Marit de Graaf", screen: "pupil", viaGroup: null });
	});

	it("draws the error of a family around the value, and says when a change lies within it", async () => {
		const { schoolId, groupId, pupils, pupil, connectionId, personId, userId } = await classOf(7);
		await assign(schoolId, personId, { kind: "class-teacher", groupId });
		const familyId = newId();
		const family = { schoolId, id: familyId, connectionId, name: "Rekenen", measureType: "skill-score" };
		await inSchool({ schoolId }, (tx) => tx.scaleFamily.create({ data: { ...family, standardError: 5 } }));
		const scores = (by: number): [PersonId, number][] => pupils.map((id, i) => [id, 100 + 10 * i + by]);
		await test(schoolId, connectionId, { subjectKey: "arithmetic", daysAgo: 60, familyId, scores: scores(0) });
		await test(schoolId, connectionId, { subjectKey: "arithmetic", familyId, scores: scores(10) });
		const [row] = (await findPupilPage(scopeOf(schoolId, userId, personId), pageOf(pupil)))?.rows ?? [];
		expect(row?.interval?.low).toBeCloseTo(110 - 1.96 * 5, 2);
		expect(row?.change).toMatchObject({ kind: "difference", by: 10, beyondError: false });
		// 1.96 x sqrt(5^2 + 5^2) = 13.86, so 10 cannot be told from no change.
		expect(row?.change?.kind === "difference" && row.change.error).toBeCloseTo(13.859, 3);
	});

	it("keeps to the period and the source of the address; what came before only tells the change", async () => {
		const { schoolId, groupId, pupils, pupil, connectionId, personId, userId } = await classOf(7);
		await assign(schoolId, personId, { kind: "class-teacher", groupId });
		const scores: [PersonId, number][] = pupils.map((id, i) => [id, 10 + i]);
		await test(schoolId, connectionId, { subjectKey: "dutch", daysAgo: 40, scores });
		const { connectionId: other } = await createConnection(schoolId, { supplierName: "Taalrijk" });
		await test(schoolId, other, { subjectKey: "english", daysAgo: 3, scores });
		const scope = scopeOf(schoolId, userId, personId);
		const subjectsOf = async (over: Partial<PupilPageInput>) =>
			(await findPupilPage(scope, pageOf(pupil, over)))?.rows.map((row) => row.subjectKey);
		expect(await subjectsOf({})).toEqual(["dutch", "english"]);
		expect(await subjectsOf({ period: { key: "4w" } })).toEqual(["english"]);
		expect(await subjectsOf({ connectionId })).toEqual(["dutch"]);
		const page = await findPupilPage(scope, pageOf(pupil, { period: { key: "4w" } }));
		expect(page?.timeline.tests.map((one) => one.subjectKey)).toEqual(["english"]);
		expect(page?.sources.map((source) => source.supplier)).toEqual(["Taalrijk"]);
	});

	it("places nobody among fewer than six, and says who missed what the class made", async () => {
		const { schoolId, groupId, pupils, pupil, connectionId, personId, userId } = await classOf(8);
		await assign(schoolId, personId, { kind: "class-teacher", groupId });
		const five: [PersonId, number][] = pupils.slice(0, 5).map((id, i) => [id, i]);
		await test(schoolId, connectionId, { subjectKey: "dutch", scores: five });
		const others: [PersonId, number][] = pupils.slice(1).map((id, i) => [id, i]);
		await test(schoolId, connectionId, { subjectKey: "english", scores: others });
		const page = await findPupilPage(scopeOf(schoolId, userId, personId), pageOf(pupil));
		expect(page?.rows.map((row) => [row.subjectKey, row.comparison.state, row.comparison.n])).toEqual([
			["dutch", "too-few", 5],
			["english", "no-value", 7],
		]);
	});

	it("names the tests that were not made, to who sees the subject and of the chosen source", async () => {
		const { school, schoolId, groupId, pupil, connectionId, personId, userId } = await classOf(1);
		await assign(schoolId, personId, { kind: "class-teacher", groupId });
		for (const subjectKey of ["dutch", "english"])
			await test(schoolId, connectionId, { subjectKey, scores: [[pupil, null]] });
		const scope = scopeOf(schoolId, userId, personId);
		const subjectsOf = async (over = {}) =>
			(await findPupilPage(scope, pageOf(pupil, over)))?.missed.map((one) => one.subjectKey).sort();
		expect(await subjectsOf()).toEqual(["dutch", "english"]);
		const { connectionId: other } = await createConnection(schoolId, { supplierName: "Ander" });
		expect(await subjectsOf({ connectionId: other })).toEqual([]);
		const { groupId: lessons } = await createGroup(school, { kind: "lesson-group", subjectKey: "dutch" });
		await join(schoolId, lessons, pupil);
		const { personId: colleague } = await createEmployee(schoolId);
		await assign(schoolId, colleague, { kind: "teacher", groupId: lessons });
		const seen = await findPupilPage(scopeOf(schoolId, userId, colleague), pageOf(pupil));
		expect(seen?.missed.map((one) => one.subjectKey)).toEqual(["dutch"]);
	});

	it("shows the teacher of a lesson group that subject alone, among that group", async () => {
		const { school, schoolId, pupils, pupil, connectionId, personId, userId } = await classOf(7);
		const { groupId } = await createGroup(school, { name: "wi2", kind: "lesson-group", subjectKey: "arithmetic" });
		for (const id of pupils.slice(0, 6)) await join(schoolId, groupId, id);
		await assign(schoolId, personId, { kind: "teacher", groupId });
		const scores: [PersonId, number][] = pupils.map((id, i) => [id, i]);
		await test(schoolId, connectionId, { subjectKey: "arithmetic", scores });
		await test(schoolId, connectionId, { subjectKey: "dutch", scores });
		const page = await findPupilPage(scopeOf(schoolId, userId, personId), pageOf(pupil));
		expect(page?.rows.map((row) => [row.subjectKey, row.group?.name, row.comparison.n])).toEqual([
			["arithmetic", "wi2", 6],
		]);
	});

	it("is not there for whom the pupil is not, and then nothing is logged", async () => {
		const { schoolId, groupId, pupil, personId, userId } = await classOf(1);
		const scope = scopeOf(schoolId, userId, personId);
		expect(await findPupilPage(scope, pageOf(pupil))).toBeNull();
		expect(await findPupilAccessPage(scope, pupil, null)).toBeNull();
		await assign(schoolId, personId, { kind: "class-teacher", groupId });
		const looks = await findPupilAccessPage(scope, pupil, null);
		expect(looks?.views.map((view) => view.screen)).toEqual(["access"]);
	});
});

async function join(schoolId: SchoolId, groupId: GroupId, personId: PersonId) {
	const beginDate = new Date(`${addDays(today(), -100)}T00:00:00Z`);
	await inSchool({ schoolId }, (tx) => tx.groupMembership.create({ data: { schoolId, groupId, personId, beginDate } }));
}
