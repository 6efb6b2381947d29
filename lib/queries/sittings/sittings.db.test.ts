import { beforeAll, describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import { confirmFamily } from "../../commands/scale-families/confirm-family";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { GroupId, PersonId } from "../../domain/ids";
import { testDatabase } from "../../testing/database";
import {
	addMember,
	assign,
	createConnection,
	createEmployee,
	createGroup,
	createPupil,
	createSchool,
	type TestSchool,
} from "../../testing/factories";
import { addPractice, addSitting, type FactPlace } from "../../testing/goal-facts";
import { personScope } from "../../testing/person-scope";
import { findSittingPage } from "./find-sitting-page";
import { listSittings } from "./list-sittings";

testDatabase();

const today = "2026-11-23";
const begin = "2026-08-01";
const before = [200, 205, 210, 215, 220, 225, 230];
const after = [205, 215, 215, 220, 235, 230, 245];
let school: TestSchool;
let groupId: GroupId;
let pupils: PersonId[];
let newcomer: PersonId;
let teacher: PersonId;
let tests: FactPlace;
let first: string;
let second: string;

const scopeOf = (personId: PersonId | null, of = school, role: "staff" | "admin" = "staff") =>
	personScope({ schoolId: of.schoolId, role, personId, today });

async function teacherOf(of: TestSchool, group: GroupId, kind: "class-teacher" | "teacher" = "class-teacher") {
	const { personId } = await createEmployee(of.schoolId);
	await assign(of.schoolId, personId, { kind, groupId: group, beginDate: begin });
	return personId;
}

const sittingOf = (assessmentId: string) =>
	inSchool(school, async (tx) => (await tx.sitting.findFirstOrThrow({ where: { assessmentId } })).id);
const subjectOf = (assessmentId: string, subjectKey: string) =>
	inSchool(school, (tx) =>
		tx.assessment.update({
			where: { schoolId_id: { schoolId: school.schoolId, id: assessmentId } },
			data: { subjectKey },
		}),
	);
const pageOf = (sittingId: string, over: { compareWith?: string; group?: GroupId } = {}, scope = scopeOf(teacher)) =>
	findSittingPage(scope, { groupId: over.group ?? groupId, sittingId, compareWith: over.compareWith ?? null });

/** Eight pupils: seven took both tests, the eighth was absent at the second; a ninth came to the group after the first. */
beforeAll(async () => {
	school = await createSchool();
	const { schoolId } = school;
	({ groupId } = await createGroup(school, { name: "Groep 5" }));
	pupils = [];
	for (let index = 0; index < 8; index += 1) {
		const { pupilId } = await createPupil(schoolId, { familyName: `Achternaam${index}` });
		await addMember(schoolId, groupId, pupilId, { beginDate: begin });
		pupils.push(pupilId);
	}
	({ pupilId: newcomer } = await createPupil(schoolId, { familyName: "Zevenster" }));
	await addMember(schoolId, groupId, newcomer, { beginDate: "2026-11-01" });
	teacher = await teacherOf(school, groupId);
	const { connectionId } = await createConnection(schoolId, { supplierName: "Peilwaard" });
	tests = { schoolId, connectionId };
	const take = async (name: string, day: string, scores: readonly { pupilId: PersonId; text: string }[]) => {
		const { assessmentId } = await addSitting(tests, { name, day, type: "skill-score" }, scores);
		await subjectOf(assessmentId, "arithmetic");
		return assessmentId;
	};
	const of = (numbers: readonly number[]) =>
		numbers.map((text, index) => ({ pupilId: pupils[index]!, text: String(text) }));
	const early = await take("Rekenen B5", "2026-09-10", [...of(before), { pupilId: newcomer, text: "290" }]);
	const late = await take("Rekenen M5", "2026-11-16", [...of(after), { pupilId: pupils[7]!, text: "0" }]);
	[first, second] = [await sittingOf(early), await sittingOf(late)];
	await inSchool(school, (tx) =>
		tx.sittingEntry.updateMany({ where: { sittingId: second, pupilId: pupils[7]! }, data: { missing: true } }),
	);
	await confirmFamily(jobScope(schoolId), {
		...{ connectionId, measureType: "skill-score", name: "Rekenen", assessmentIds: [early, late] },
		...{ standardError: "3", errorSource: "handleiding" },
	});
});

describe("the list of tests of a group", () => {
	it("has each with its states, the latest first, of who was in the group on the day", async () => {
		const scope = scopeOf(teacher);
		const list = await listSittings(scope, groupId);
		const none = { inProgress: 0, missing: 0, withdrawn: 0 };
		expect(list?.sittings).toMatchObject([
			{ sittingId: second, day: "2026-11-16", supplier: "Peilwaard", members: 9, ...none, final: 7, missing: 1 },
			{ sittingId: first, day: "2026-09-10", members: 8, ...none, final: 7 },
		]);
		const looks = await inSchool(scope, (tx) => tx.recordView.findMany({ where: { userId: scope.userId } }));
		expect(looks).toMatchObject([{ screen: "sittings", groupId }]);
	});

	it("is empty for a group without tests, and not there for others", async () => {
		const { groupId: empty } = await createGroup(school);
		expect((await listSittings(scopeOf(await teacherOf(school, empty)), empty))?.sittings).toEqual([]);
		expect(await listSittings(scopeOf(await teacherOf(school, empty)), groupId)).toBeNull();
		expect(await listSittings(scopeOf(teacher, school, "admin"), groupId)).toBeNull();
		const other = await createSchool();
		const { groupId: foreign } = await createGroup(other);
		expect(await listSittings(scopeOf(await teacherOf(other, foreign), other), groupId)).toBeNull();
	});
});

describe("one test of a group", () => {
	it("has everybody by state, the spread, and growth with the error of two sittings", async () => {
		const scope = scopeOf(teacher);
		const page = await pageOf(second, {}, scope);
		expect(page?.pupils.map((pupil) => pupil.state)).toEqual([...Array(7).fill("final"), "missing", "nothing"]);
		expect(page?.picture.main).toMatchObject({
			type: "skill-score",
			// 205 215 215 220 230 235 245
			spread: { n: 7, quartiles: { lower: 215, median: 220, upper: 232.5 } },
		});
		expect(page?.sitting).toMatchObject({ supplier: "Peilwaard", family: { name: "Rekenen", standardError: 3 } });
		const growth = page?.compared?.growth;
		expect(page?.compared?.sitting.sittingId).toBe(first);
		expect(growth).toMatchObject({ code: "numeric", n: 7, error: Math.hypot(3, 3) });
		// 5 10 5 5 15 5 15: the newcomer had no place in the group then, and the absent pupil none now.
		expect(growth?.code === "numeric" && growth.spread).toMatchObject({ quartiles: { median: 5, upper: 12.5 } });
		expect(page?.messages).toMatchObject([{ messageId: "message-Rekenen M5", entries: 8 }]);
		expect(page?.items).toEqual([]);
		const looks = await inSchool(scope, (tx) => tx.recordView.findMany({ where: { userId: scope.userId } }));
		expect(looks).toMatchObject([{ screen: "sitting", groupId, onDate: new Date("2026-11-16") }]);
	});

	it("of the earlier day compares who was there then, and has nothing before it", async () => {
		const page = await pageOf(first);
		expect(page?.pupils.map((pupil) => pupil.pupilId)).toEqual(pupils);
		expect(page?.picture.main?.spread).toMatchObject({ n: 7 });
		expect(page?.compared).toBeNull();
		expect(page?.related.map((one) => one.sittingId)).toEqual([second]);
	});

	it("has items where the supplier delivers attempts at the test itself", async () => {
		const { connectionId } = await createConnection(school.schoolId, { standard: "xapi" });
		const mine = { schoolId: school.schoolId, connectionId };
		const { supplierId } = await inSchool(school, (tx) =>
			tx.connection.findFirstOrThrow({ where: { id: tests.connectionId } }),
		);
		await inSchool(school, (tx) => tx.connection.updateMany({ where: { id: connectionId }, data: { supplierId } }));
		const tried = pupils
			.slice(0, 3)
			.map((pupilId, right) => ({ pupilId, day: "2026-11-16", taken: 2, right, unitId: "Rekenen M5" }));
		await addPractice(mine, [
			...tried,
			{ pupilId: pupils[0]!, day: "2026-11-17", taken: 2, right: 2, unitId: "Rekenen M5" },
		]);
		expect((await pageOf(second))?.items).toMatchObject([
			{ judged: 3, right: 2 },
			{ judged: 3, right: 1 },
		]);
	});

	it("is not there for another group, another school, an admin, or under a group whose pupils were not in it", async () => {
		const { groupId: other } = await createGroup(school);
		const own = scopeOf(await teacherOf(school, other));
		expect(await pageOf(second, {}, own)).toBeNull();
		expect(await pageOf(second, { group: other }, own)).toBeNull();
		expect(await pageOf(newId())).toBeNull();
		expect(await pageOf(second, {}, scopeOf(teacher, school, "admin"))).toBeNull();
		const far = await createSchool();
		const { groupId: foreign } = await createGroup(far);
		const stranger = scopeOf(await teacherOf(far, foreign), far);
		expect(await pageOf(second, { group: foreign }, stranger)).toBeNull();
	});

	it("of a subject stands on its lesson group, with everybody in it, and not on the class too", async () => {
		for (const [subjectKey, count] of [["dutch", 0] as const, ["arithmetic", 2] as const]) {
			const { groupId: lesson } = await createGroup(school, { kind: "lesson-group", subjectKey });
			for (const pupilId of pupils) await addMember(school.schoolId, lesson, pupilId, { beginDate: begin });
			const scope = scopeOf(await teacherOf(school, lesson, "teacher"));
			expect((await listSittings(scope, lesson))?.sittings).toHaveLength(count);
			expect((await listSittings(scopeOf(teacher), groupId))?.sittings).toHaveLength(2 - count);
			expect((await pageOf(second, { group: lesson }, scope)) === null).toBe(count === 0);
			expect((await pageOf(second)) === null).toBe(count > 0);
			if (count > 0) await inSchool(school, (tx) => tx.groupMembership.deleteMany({ where: { groupId: lesson } }));
		}
	});

	it("without a family has no growth to another test", async () => {
		await inSchool(school, (tx) => tx.assessment.updateMany({ data: { familyId: null } }));
		const page = await pageOf(second);
		expect([page?.related, page?.compared]).toEqual([[], null]);
	});
});
