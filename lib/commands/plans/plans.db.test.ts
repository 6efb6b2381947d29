import { beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../../authz/scope";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { GroupId, PersonId, PlanId } from "../../domain/ids";
import { findPlan, type PlanPage } from "../../queries/plans/find-plan";
import { listPlans } from "../../queries/plans/list-plans";
import { testDatabase } from "../../testing/database";
import {
	addMember,
	assign,
	createAccount,
	createAccountAt,
	createConnection,
	createEmployee,
	createGoal,
	createGroup,
	createPupil,
	createSchool,
	type TestSchool,
} from "../../testing/factories";
import { addPractice, mapToGoal } from "../../testing/goal-facts";
import { personScope } from "../../testing/person-scope";
import type { ChangedMeanwhile } from "../acts/require-seen";
import { createPlan } from "./create-plan";
import { savePlan } from "./save-plan";

testDatabase();

const today = "2026-11-23";
const begin = "2026-08-01";
const days = { firstDay: "2026-09-01", lastDay: "2027-01-29" };
const text = (goal: string) => ({ goal, approach: "", organisation: "", evaluation: "" });
const levels = { "extra-support": text("Goal 1"), basis: text("Goal 2"), enrichment: text("Goal 3") };
let school: TestSchool;
let groupId: GroupId;
let pupils: PersonId[];
let inOther: PersonId;
let teacher: Scope;
let colleague: Scope;
let dutchTeacher: Scope;
let strangers: Scope[];

async function teacherOf(of: TestSchool, group: GroupId, kind: "class-teacher" | "teacher" = "class-teacher") {
	const { personId } = await createEmployee(of.schoolId);
	await assign(of.schoolId, personId, { kind, groupId: group, beginDate: begin });
	return personScope({ schoolId: of.schoolId, personId, today });
}

async function pupilOf(group: GroupId) {
	const { pupilId } = await createPupil(school.schoolId);
	await addMember(school.schoolId, group, pupilId, { beginDate: begin });
	return pupilId;
}

beforeAll(async () => {
	school = await createSchool();
	({ groupId } = await createGroup(school));
	const { groupId: otherGroup } = await createGroup(school);
	const { groupId: dutchGroup } = await createGroup(school, { kind: "lesson-group", subjectKey: "dutch" });
	pupils = [await pupilOf(groupId), await pupilOf(groupId), await pupilOf(groupId)];
	inOther = await pupilOf(otherGroup);
	[teacher, colleague] = [await teacherOf(school, groupId), await teacherOf(school, groupId)];
	const { userId } = await createAccount({ name: "Juf Anna" });
	await createAccountAt(school.schoolId, userId);
	colleague = { ...colleague, userId };
	dutchTeacher = await teacherOf(school, dutchGroup, "teacher");
	const elsewhere = await createSchool();
	strangers = [
		await teacherOf(school, otherGroup),
		dutchTeacher,
		await teacherOf(elsewhere, (await createGroup(elsewhere)).groupId),
	];
});

const begun = (over: Partial<Parameters<typeof createPlan>[1]> = {}, scope = teacher) =>
	createPlan(scope, { groupId, subjectKey: "arithmetic", days, from: null, ...over });

async function planOf(planId: PlanId, scope = teacher): Promise<PlanPage> {
	const page = await findPlan(scope, groupId, planId);
	if (page === null) throw new Error("the plan is not there");
	return page;
}

async function saved(
	planId: PlanId,
	{ version, ...over }: Partial<Parameters<typeof savePlan>[1]> & { version?: string } = {},
	scope = teacher,
) {
	const places = [{ pupilId: pupils[0] as string, level: "extra-support" as const }];
	const seen = version ?? (await planOf(planId)).version;
	await savePlan(scope, { groupId, planId, days, levels, places, ...over }, seen);
}

describe("a group plan", () => {
	it("begins empty, with both days included, and holds what is saved", async () => {
		const planId = await begun();
		expect(await planOf(planId)).toMatchObject({ beginDate: "2026-09-01", endDate: "2027-01-30" });
		await saved(planId);
		const page = await planOf(planId);
		expect(page.levels).toEqual(levels);
		expect(page.pupils.map((pupil) => [pupil.pupilId, pupil.level])).toEqual(
			expect.arrayContaining([
				[pupils[0], "extra-support"],
				[pupils[1], null],
			]),
		);
	});

	it("never overwrites what a colleague saved in between, unless that was seen", async () => {
		const planId = await begun();
		const { version } = await planOf(planId);
		await saved(planId, { levels: { ...levels, basis: text("Of the colleague") } }, colleague);
		const refused: ChangedMeanwhile = await saved(planId, { version }).catch((error) => error);
		expect(refused).toMatchObject({ messageKey: "changed-meanwhile", by: { self: false, name: "Juf Anna" } });
		expect(refused.shown).toMatchObject({ "basis.goal": "Of the colleague", [`place.${pupils[0]}`]: "extra-support" });
		expect((await planOf(planId)).levels.basis.goal).toBe("Of the colleague");
		await saved(planId, { version: refused.version });
		expect((await planOf(planId)).levels.basis.goal).toBe("Goal 2");
	});

	it("says that it was the same person, in another window", async () => {
		const planId = await begun();
		const { version } = await planOf(planId);
		await saved(planId);
		await expect(saved(planId, { version, places: [] })).rejects.toMatchObject({
			by: { self: true },
			shown: { [`place.${pupils[0]}`]: "extra-support" },
		});
	});

	it("takes pupils of the group, and keeps the place of who has left since", async () => {
		const planId = await begun();
		const place = (pupilId: PersonId) => ({ places: [{ pupilId: pupilId as string, level: "basis" as const }] });
		await expect(saved(planId, place(inOther))).rejects.toMatchObject({ code: "not-found" });
		const leaving = await pupilOf(groupId);
		await saved(planId, place(leaving));
		await inSchool(school, (tx) =>
			tx.groupMembership.updateMany({ where: { groupId, personId: leaving }, data: { endDate: new Date(today) } }),
		);
		const left = (await planOf(planId)).pupils.find((pupil) => pupil.pupilId === leaving);
		expect(left).toMatchObject({ level: "basis", inGroup: false, facts: null });
		await saved(planId, place(leaving));
		expect((await planOf(planId)).pupils.map(({ pupilId }) => pupilId)).toContain(leaving);
	});

	it("copies texts and places of an earlier plan of the same subject, not its evaluation", async () => {
		const planId = await begun();
		const evaluated = { ...levels, basis: { ...levels.basis, evaluation: "Half of it" } };
		await saved(planId, { levels: evaluated });
		const page = await planOf(await begun({ from: planId }));
		expect(page.levels).toEqual(levels);
		expect(page.pupils.find((pupil) => pupil.pupilId === pupils[0])?.level).toBe("extra-support");
		await expect(begun({ from: planId, subjectKey: "dutch" })).rejects.toMatchObject({ code: "not-found" });
		const heads = (await listPlans(teacher, groupId))?.plans ?? [];
		expect(heads.find((head) => head.planId === planId)).toMatchObject({ evaluated: true, placed: 1 });
	});

	it("has plain facts beside each name: the statuses of the grid, counted", async () => {
		const { goalId } = await createGoal({ subjectKey: "arithmetic" });
		const { connectionId } = await createConnection(school.schoolId, { standard: "xapi" });
		const place = { schoolId: school.schoolId, connectionId };
		await mapToGoal(place, goalId, { kind: "unit", sourceId: "unit" });
		const [first, second] = pupils as [PersonId, PersonId];
		await addPractice(
			place,
			["2026-11-17", "2026-11-20"].flatMap((day) => [
				{ pupilId: first, day, taken: 6, right: 0 },
				{ pupilId: second, day, taken: 6, right: 6 },
			]),
		);
		const page = await planOf(await begun());
		const facts = (pupilId: PersonId) => page.pupils.find((pupil) => pupil.pupilId === pupilId)?.facts;
		expect(facts(first)).toEqual({ stuck: 1, growing: 0, reached: 0, goals: 1 });
		expect(facts(second)).toEqual({ stuck: 0, growing: 0, reached: 1, goals: 1 });
		expect(page.pupils.every((pupil) => pupil.level === null)).toBe(true);
	});

	it("is for who sees the group and the subject, and not there for others", async () => {
		const planId = await begun();
		for (const scope of strangers) {
			expect(await findPlan(scope, groupId, planId)).toBeNull();
			expect(await listPlans(scope, groupId)).toBeNull();
			await expect(begun({}, scope)).rejects.toMatchObject({ code: "not-found" });
			await expect(saved(planId, {}, scope)).rejects.toMatchObject({ code: "not-found" });
		}
		expect(await findPlan(teacher, groupId, newId<PlanId>())).toBeNull();
	});

	it("refuses days in the wrong order and a pupil placed twice", async () => {
		const planId = await begun();
		const wrong = { firstDay: "2027-01-29", lastDay: "2026-09-01" };
		await expect(begun({ days: wrong })).rejects.toMatchObject({ code: "invalid" });
		await expect(saved(planId, { days: wrong })).rejects.toMatchObject({ code: "invalid" });
		const pupilId = pupils[0] as string;
		const twice = (["basis", "enrichment"] as const).map((level) => ({ pupilId, level }));
		await expect(saved(planId, { places: twice })).rejects.toMatchObject({ code: "invalid" });
	});

	it("leaves a row in the audit log for each change, without a text, and one in the look log", async () => {
		const planId = await begun();
		await saved(planId);
		const events = await inSchool(school, (tx) => tx.auditEvent.findMany({ orderBy: { id: "asc" } }));
		const own = events.filter(({ subject }) => JSON.stringify(subject).includes(planId));
		expect(own.map((event) => event.action)).toEqual(["plan.create", "plan.save"]);
		expect(JSON.stringify(own)).not.toContain("Goal");
		const looks = await inSchool(school, (tx) => tx.recordView.findMany({ where: { userId: teacher.userId } }));
		expect(new Set(looks.map((look) => look.screen))).toEqual(new Set(["group-plan"]));
	});
});
