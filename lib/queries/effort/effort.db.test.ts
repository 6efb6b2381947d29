import { beforeAll, describe, expect, it } from "vitest";
import { inSchool } from "../../db/in-school";
import type { GoalId, GroupId, PersonId } from "../../domain/ids";
import { testDatabase } from "../../testing/database";
import {
	addMember,
	assign,
	createConnection,
	createEmployee,
	createGoal,
	createGroup,
	createPupil,
	createSchool,
	type TestSchool,
} from "../../testing/factories";
import { addLevel, addPractice, addSitting, type FactPlace, mapToGoal } from "../../testing/goal-facts";
import { personScope } from "../../testing/person-scope";
import { columnKey } from "../goals/column-key";
import { getProvenance } from "../goals/get-provenance";
import { type EffortInput, findEffortPage } from "./find-effort-page";
import { listEffortProvenance } from "./list-effort-provenance";

testDatabase();

const today = "2026-11-23";
const begin = "2026-08-01";
/** Tasks and how many of them were right, by pupil; the last did nothing. */
const taken = [12, 14, 16, 18, 20, 22, 24];
const right = [12, 10, 9, 9, 8, 7, 2];
/** Who does well in practice does not at the test, and the other way round. */
const scores = [10, 60, 65, 70, 75, 80, 85, 90];
let school: TestSchool;
let groupId: GroupId;
let goalId: GoalId;
let pupils: PersonId[];
let teacher: PersonId;
let method: FactPlace;
let adaptive: FactPlace;

const scopeOf = (personId: PersonId | null, of = school, role: "staff" | "admin" = "staff") =>
	personScope({ schoolId: of.schoolId, role, personId, today });

async function teacherOf(of: TestSchool, group: GroupId, kind: "class-teacher" | "teacher" = "class-teacher") {
	const { personId } = await createEmployee(of.schoolId);
	await assign(of.schoolId, personId, { kind, groupId: group, beginDate: begin });
	return personId;
}

const pageOf = (over: Partial<EffortInput> = {}, scope = scopeOf(teacher)) =>
	findEffortPage(scope, {
		...{ groupId, subject: null, period: { key: "year" }, schoolYear: null, connectionId: null },
		...{ amount: "tasks", result: "own", ...over },
	});

beforeAll(async () => {
	school = await createSchool();
	const { schoolId } = school;
	({ groupId } = await createGroup(school));
	({ goalId } = await createGoal({ subjectKey: "arithmetic" }));
	pupils = [];
	for (let index = 0; index < 8; index += 1) {
		const { pupilId } = await createPupil(schoolId, { familyName: `Achternaam${index}` });
		await addMember(schoolId, groupId, pupilId, { beginDate: begin });
		pupils.push(pupilId);
	}
	teacher = await teacherOf(school, groupId);
	const connect = async (standard: string, of: "yes" | "no"): Promise<FactPlace> => {
		const { connectionId } = await createConnection(schoolId, { standard, adaptive: of });
		return { schoolId, connectionId };
	};
	method = await connect("xapi", "no");
	adaptive = await connect("xapi", "yes");
	const tests = await connect("edu-v-results", "no");
	await mapToGoal(method, goalId, { kind: "unit", sourceId: "u" });
	await mapToGoal(adaptive, goalId, { kind: "unit", sourceId: "a" });
	await mapToGoal(tests, goalId, { kind: "assessment", sourceId: "t" });
	await addPractice(
		method,
		taken.map((count, index) => ({
			...{ pupilId: pupils[index]!, day: "2026-11-10", taken: count, right: right[index] ?? 0, unitId: "u" },
		})),
	);
	await addPractice(
		adaptive,
		pupils.slice(0, 6).map((pupilId) => ({ pupilId, day: "2026-11-11", taken: 12, right: 9, unitId: "a" })),
	);
	for (const [index, pupilId] of pupils.slice(0, 6).entries())
		await addLevel(adaptive, { pupilId, day: "2026-11-11", score: 400 + 10 * index, unitId: "a" });
	const { assessmentId } = await addSitting(
		tests,
		{ name: "Toets", sourceId: "t", day: "2026-11-16", type: "percentage-correct" },
		scores.map((score, index) => ({ pupilId: pupils[index]!, text: String(score) })),
	);
	await inSchool(school, (tx) =>
		tx.assessment.update({
			where: { schoolId_id: { schoolId, id: assessmentId } },
			data: { subjectKey: "arithmetic" },
		}),
	);
});

describe("effort beside result", () => {
	it("has each pupil's tasks and share right by the source most practise with, and the middle of both", async () => {
		const scope = scopeOf(teacher);
		const page = await pageOf({}, scope);
		expect(page?.source?.connectionId).toBe(method.connectionId);
		expect(page?.efforts.map((fact) => fact.tasks).sort((a, b) => a - b)).toEqual(taken);
		expect(page?.axis?.type).toBe("share-right");
		expect(page?.axis?.values.get(pupils[2]!)?.shown).toBeCloseTo(900 / 16, 9);
		expect(page?.quadrants).toMatchObject({ code: "placed", n: 7, effort: 18, result: 50 });
		const quadrants = page?.quadrants.code === "placed" ? page.quadrants.quadrants : new Map();
		expect(pupils.map((pupilId) => quadrants.get(pupilId))).toEqual([
			...["less-higher", "less-higher", "less-higher", "middle"],
			...["more-lower", "more-lower", "more-lower", undefined],
		]);
		const looks = await inSchool(scope, (tx) => tx.recordView.findMany({ where: { userId: scope.userId } }));
		expect(looks).toMatchObject([{ screen: "effort", groupId }]);
	});

	it("of an adaptive source has its own level alone, never a share right", async () => {
		const page = await pageOf({ connectionId: adaptive.connectionId });
		expect(page?.axis).toMatchObject({ type: "own-level" });
		expect([...(page?.axis?.values.values() ?? [])].map((value) => value.shown).sort()).toEqual([
			...[400, 410, 420, 430, 440, 450],
		]);
	});

	it("can stand beside the last test, in minutes or days", async () => {
		const page = await pageOf({ result: "test", amount: "minutes" });
		expect(page?.axis).toMatchObject({ type: "percentage-correct", title: "Toets", day: "2026-11-16" });
		// Half a minute a task.
		expect(page?.quadrants).toMatchObject({ code: "placed", n: 7, effort: 9, result: 70 });
		expect((await pageOf({ amount: "days" }))?.quadrants).toMatchObject({ effort: 1 });
	});
});

describe("practice beside tests", () => {
	it("names who contradicts, with both sides, and counts everybody once", async () => {
		const page = await pageOf();
		expect(page?.agreements).toMatchObject([{ goalId, counts: { agree: 4, contradict: 3, cannotTell: 1 } }]);
		// Practice 8 32 40 50 56 71 100 (middle half 36-64), tests 10 60 65 70 75 80 85 90 (middle half 64-81).
		const sides = page?.agreements[0]?.contradictions.map(({ pupilId, agreement }) => [
			pupilId,
			agreement.practice.middleHalf,
			agreement.test.middleHalf,
			agreement.test.value.shown,
		]);
		expect(sides).toEqual([
			[pupils[0], "above", "below", 10],
			[pupils[1], "above", "below", 60],
			[pupils[6], "below", "above", 85],
		]);
	});
});

describe("where its figures come from", () => {
	const provenanceOf = (over: Partial<EffortInput> = {}, scope = scopeOf(teacher)) =>
		listEffortProvenance(scope, {
			...{ groupId, subject: null, period: { key: "year" }, schoolYear: null, connectionId: null },
			...{ amount: "tasks", result: "own", ...over },
		});

	it("is the last message of each pupil's practice by the source that is shown", async () => {
		const found = await provenanceOf();
		expect(found.map((one) => one.key).sort()).toEqual(
			pupils
				.slice(0, 7)
				.map((id) => `practice ${id}`)
				.sort(),
		);
		expect(found[0]).toMatchObject({ rule: "share-right", message: { connectionId: method.connectionId } });
	});

	it("is the message of the test beside it, or of the level of an adaptive source", async () => {
		const tested = (await provenanceOf({ result: "test" })).filter((one) => one.key.startsWith("result"));
		expect(tested).toHaveLength(pupils.length);
		expect(new Set(tested.map((one) => one.rule))).toEqual(new Set(["as-sent"]));
		const levels = (await provenanceOf({ connectionId: adaptive.connectionId })).filter((one) =>
			one.key.startsWith("result"),
		);
		expect(levels).toHaveLength(6);
		expect(levels[0]).toMatchObject({ rule: "own-level", message: { connectionId: adaptive.connectionId } });
	});

	it("is asked on the goal for the two sides of a contradiction, by their columns", async () => {
		const [agreement] = (await pageOf())?.agreements ?? [];
		const [one] = agreement?.contradictions ?? [];
		const input = { groupId, goalId, pupilId: one!.pupilId, period: { key: "year" } as const };
		const keys = new Set((await getProvenance(scopeOf(teacher), input)).map(({ key }) => key));
		for (const { measured } of [one!.agreement.practice, one!.agreement.test])
			expect(keys).toContain(columnKey(measured.connectionId, measured.key));
	});

	it("is not there for another group", async () => {
		const colleague = await teacherOf(school, (await createGroup(school)).groupId);
		await expect(provenanceOf({}, scopeOf(colleague))).rejects.toMatchObject({ code: "not-found" });
	});
});

describe("who may see it", () => {
	it("is the teacher of the group, for the own subject; nothing is there for others", async () => {
		const { groupId: other } = await createGroup(school);
		const colleague = await teacherOf(school, other);
		expect(await pageOf({}, scopeOf(colleague))).toBeNull();
		expect(await pageOf({}, scopeOf(teacher, school, "admin"))).toBeNull();
		const far = await createSchool();
		const { groupId: foreign } = await createGroup(far);
		expect(await pageOf({}, scopeOf(await teacherOf(far, foreign), far))).toBeNull();
		const empty = await pageOf({ groupId: other }, scopeOf(colleague));
		expect(empty).toMatchObject({ members: [], source: null, quadrants: { code: "too-few", n: 0 } });
		const { groupId: lesson } = await createGroup(school, { kind: "lesson-group", subjectKey: "dutch" });
		await addMember(school.schoolId, lesson, pupils[0]!, { beginDate: begin });
		const dutch = await pageOf(
			{ groupId: lesson, subject: "arithmetic" },
			scopeOf(await teacherOf(school, lesson, "teacher")),
		);
		expect(dutch).toMatchObject({ subject: null, source: null, agreements: [] });
	});
});
