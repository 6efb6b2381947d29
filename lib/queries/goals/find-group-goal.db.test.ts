import { beforeAll, describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import type { Scope } from "../../authz/scope";
import { setStandingSettings } from "../../commands/settings/set-standing-settings";
import { createSubGroup } from "../../commands/sub-groups/create-sub-group";
import { newId } from "../../db/ids";
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
import { addPractice, addSitting, type FactPlace, mapToGoal } from "../../testing/goal-facts";
import { personScope } from "../../testing/person-scope";
import { findGroupGrid } from "../groups/find-group-grid";
import { findGroupGoal, type GroupGoalInput, type GroupGoalPage } from "./find-group-goal";

testDatabase();

const today = "2026-11-23";
const begin = "2026-08-01";
/** Right of 12 first attempts over two days; the last pupil has done nothing. */
const rights = [1, 5, 7, 8, 9, 10, 12];
let school: TestSchool;
let groupId: GroupId;
let goalId: GoalId;
let unmapped: GoalId;
let pupils: PersonId[];
let teacher: Scope;
let method: FactPlace;
let tests: FactPlace;

function scopeOf(of: TestSchool, personId: PersonId): Scope {
	return personScope({ schoolId: of.schoolId, personId, today });
}

async function teacherOf(of: TestSchool, group: GroupId, kind: "class-teacher" | "teacher" = "class-teacher") {
	const { personId } = await createEmployee(of.schoolId);
	await assign(of.schoolId, personId, { kind, groupId: group, beginDate: begin });
	return scopeOf(of, personId);
}

beforeAll(async () => {
	school = await createSchool();
	({ groupId } = await createGroup(school));
	teacher = await teacherOf(school, groupId);
	({ goalId } = await createGoal({ subjectKey: "arithmetic", title: "Breuken" }));
	({ goalId: unmapped } = await createGoal({ subjectKey: "arithmetic" }));
	pupils = [];
	for (let index = 0; index <= rights.length; index += 1) {
		const { pupilId } = await createPupil(school.schoolId, { familyName: `Achternaam${index}` });
		await addMember(school.schoolId, groupId, pupilId, { beginDate: begin });
		pupils.push(pupilId);
	}
	const { schoolId } = school;
	method = { schoolId, connectionId: (await createConnection(schoolId, { standard: "xapi" })).connectionId };
	tests = { schoolId, connectionId: (await createConnection(schoolId)).connectionId };
	await mapToGoal(method, goalId, { kind: "unit", sourceId: "unit" });
	await mapToGoal(tests, goalId, { kind: "assessment", sourceId: "Toets breuken" });
	await addPractice(
		method,
		rights.flatMap((right, index) => {
			const pupilId = pupils[index] as PersonId;
			const first = Math.min(6, right);
			return [
				{ pupilId, day: "2026-11-17", taken: 6, right: first },
				{ pupilId, day: "2026-11-20", taken: 6, right: right - first },
			];
		}),
	);
	// Who has no practice took the test; the weakest in practice did best in it.
	const scores = [...rights.map((_, index) => 90 - 5 * index), 40];
	await addSitting(
		tests,
		{ name: "Toets breuken", day: "2026-11-19", type: "percentage-correct" },
		pupils.map((pupilId, index) => ({ pupilId, text: String(scores[index]) })),
	);
});

const asked = (over: Partial<GroupGoalInput> = {}): GroupGoalInput => ({
	groupId,
	goalId,
	period: { key: "year" },
	connectionId: null,
	kind: "all",
	schoolYear: null,
	subGroupId: null,
	...over,
});

async function pageOf(over: Partial<GroupGoalInput> = {}, scope = teacher): Promise<GroupGoalPage> {
	const page = await findGroupGoal(scope, asked(over));
	if (page === null) throw new Error("the goal is not there");
	return page;
}

const rowsOf = (page: GroupGoalPage, code: keyof GroupGoalPage["lists"]) => page.lists[code].map((entry) => entry.row);

describe("one goal for the whole group", () => {
	it("says of each pupil what the cell of the grid says, whatever is chosen", async () => {
		for (const over of [
			{},
			{ kind: "test" },
			{ connectionId: tests.connectionId },
			{ period: { key: "4w" } },
		] as const) {
			const page = await pageOf(over);
			const grid = await findGroupGrid(teacher, { ...asked(over), subject: "arithmetic" });
			expect(page.column).toEqual(grid?.grid.columns.find((column) => column.goalId === goalId));
			expect(page.period).toEqual(grid?.period);
		}
	});

	it("holds to the school's own thresholds, as the grid does", async () => {
		await setStandingSettings(jobScope(school.schoolId), { evidenceMin: 13 });
		try {
			const page = await pageOf();
			const grid = await findGroupGrid(teacher, { ...asked(), subject: "arithmetic" });
			expect(page.column).toEqual(grid?.grid.columns.find((column) => column.goalId === goalId));
			// Nobody has 13 attempts: none is stuck and none has reached; of who did nothing there is no value.
			expect(rowsOf(page, "without")).toEqual([7]);
			expect([...rowsOf(page, "stuck"), ...rowsOf(page, "reached")]).toEqual([]);
			expect(page.counts).toMatchObject({ counted: 0, uncounted: 7 });
		} finally {
			await setStandingSettings(jobScope(school.schoolId), {});
		}
	});

	it("lists stuck, growing and reached, and apart from them who has no value", async () => {
		const page = await pageOf();
		expect(page.column.source?.connectionId).toBe(method.connectionId);
		// 1 of 12: the interval ends under 0.6; 10 and 12 of 12 are at least 0.8.
		expect(rowsOf(page, "stuck")).toEqual([0]);
		expect(rowsOf(page, "growing")).toEqual([1, 2, 3, 4]);
		expect(rowsOf(page, "reached")).toEqual([5, 6]);
		expect(rowsOf(page, "without")).toEqual([7]);
		expect(page.counts).toEqual({ counted: 7, uncounted: 0, without: [{ state: "nothing", count: 1 }] });
		expect(page.goal).toMatchObject({ goalId, title: "Breuken", subjectKey: "arithmetic" });
	});

	it("tells of a pupil without practice that another source has something", async () => {
		const page = await pageOf();
		expect(page.lists.without[0]?.elsewhere).toEqual({
			...{ connectionId: tests.connectionId, day: "2026-11-19", state: null },
		});
		expect(page.lists.growing[0]?.elsewhere).toBeNull();
	});

	it("marks who contradicts, with both facts", async () => {
		const page = await pageOf();
		expect(page.column.cells[0]?.contradicts).toBe(true);
		expect(page.contradictions.find((one) => one.pupilId === pupils[0])).toMatchObject({
			practice: { middleHalf: "below" },
			test: { middleHalf: "above" },
		});
	});

	it("gives no status where only tests are chosen", async () => {
		const page = await pageOf({ kind: "test" });
		expect(rowsOf(page, "no-status")).toHaveLength(pupils.length);
		expect([...rowsOf(page, "stuck"), ...rowsOf(page, "reached")]).toEqual([]);
	});

	it("narrows the rows to a sub-group and leaves places as they are", async () => {
		const whole = await pageOf();
		const two = [pupils[0], pupils[6]] as PersonId[];
		const input = { groupId, name: "Twee", goalId, firstDay: today, lastDay: null, pupilIds: two };
		const subGroupId = await createSubGroup(teacher, input);
		const page = await pageOf({ subGroupId });
		expect(page.chosen?.pupilIds).toEqual(new Set(two));
		expect(page.column).toEqual(whole.column);
		expect(page.subGroups.map((one) => one.name)).toEqual(["Twee"]);
		expect((await pageOf({ subGroupId: newId() })).chosen).toBeNull();
	});

	it("is empty, not an error, for a goal that nothing is mapped to", async () => {
		const page = await pageOf({ goalId: unmapped });
		expect(page.column.source).toBeNull();
		expect(page.counts).toEqual({
			...{ counted: 0, uncounted: 0, without: [{ state: "nothing", count: pupils.length }] },
		});
	});

	it("is there for who has the group and the subject, and leaves one row in the look log", async () => {
		const { groupId: dutchGroup } = await createGroup(school, { kind: "lesson-group", subjectKey: "dutch" });
		const dutch = await teacherOf(school, dutchGroup, "teacher");
		expect(await findGroupGoal(dutch, asked({ groupId: dutchGroup }))).toBeNull();
		expect(await findGroupGoal(dutch, asked())).toBeNull();
		const elsewhere = await createSchool();
		const stranger = await teacherOf(elsewhere, (await createGroup(elsewhere)).groupId);
		expect(await findGroupGoal(stranger, asked())).toBeNull();
		expect(await findGroupGoal(teacher, asked({ goalId: newId() }))).toBeNull();
		const reader = await teacherOf(school, groupId);
		await pageOf({}, reader);
		const looks = await inSchool(school, (tx) => tx.recordView.findMany({ where: { userId: reader.userId } }));
		expect(looks).toHaveLength(1);
		expect(looks[0]).toMatchObject({ screen: "goal", groupId, pupilId: null });
	});
});
