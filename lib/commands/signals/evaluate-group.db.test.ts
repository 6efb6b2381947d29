import { beforeAll, describe, expect, it } from "vitest";
import { findGroupAccess } from "../../authz/access";
import { jobScope } from "../../authz/job-scope";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { GoalId, GroupId, PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { listPupilSignals } from "../../queries/signals/list-pupil-signals";
import { selectGroupSignals } from "../../queries/signals/select-group-signals";
import { selectSignalInputs } from "../../queries/signals/select-signal-input";
import { defaultSettings } from "../../standing/settings";
import { evaluateSignals } from "../../standing/signals/evaluate-signals";
import { signalSettings } from "../../standing/signals/signal-settings";
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
import { addPractice, type FactPlace, mapToGoal } from "../../testing/goal-facts";
import { personScope } from "../../testing/person-scope";
import { dismissSignal } from "./dismiss-signal";
import { evaluateGroup } from "./evaluate-group";
import { markAllGroups } from "./mark-all-groups";
import { restoreSignal } from "./restore-signal";
import { shareOutGroups } from "./share-out-groups";

testDatabase();

const today = "2026-11-23";
const begin = "2026-08-01";
let school: TestSchool;
let groupId: GroupId;
let goal: GoalId;
let words: GoalId;
let pupils: PersonId[];
let method: FactPlace;

/** A member of staff at the school of a person of the roster; the account exists, so that its name can be read. */
async function scopeOf(personId: PersonId | null, of = school): Promise<Scope> {
	const { userId } = await createAccount({ name: "Juf Anna" });
	await createAccountAt(of.schoolId, userId);
	const roles = new Set(["staff" as const]);
	return personScope({ schoolId: of.schoolId, userId, roles, personId, today });
}
async function teacherOf(of: TestSchool, over: { groupId?: GroupId; pupilId?: PersonId; kind?: "teacher" | "coach" }) {
	const { personId } = await createEmployee(of.schoolId);
	const { kind = "class-teacher", ...about } = over;
	await assign(of.schoolId, personId, { kind, ...about, beginDate: begin });
	return scopeOf(personId, of);
}
async function classOf(of: TestSchool, count: number, over: Parameters<typeof createGroup>[1] = {}) {
	const made = await createGroup(of, over);
	const members: PersonId[] = [];
	for (let index = 0; index < count; index += 1) {
		const { pupilId } = await createPupil(of.schoolId, { familyName: `Achternaam${index}` });
		await addMember(of.schoolId, made.groupId, pupilId, { beginDate: begin });
		members.push(pupilId);
	}
	return { groupId: made.groupId, pupils: members };
}
const evaluate = (on = today, of = school, group = groupId) => evaluateGroup(jobScope(of.schoolId), group, on);
const stored = (group = groupId) =>
	inSchool(school, (tx) => tx.signal.findMany({ where: { groupId: group }, orderBy: { id: "asc" } }));
/** What somebody sees of a group, as its page does. */
const signalsOf = (scope: Scope, of: GroupId, subject: "arithmetic" | "dutch" | null) =>
	inSchool(scope, async (tx) => {
		const access = await findGroupAccess(tx, scope, of);
		return access && selectGroupSignals(tx, scope, access, subject);
	});
const open = async (scope: Scope, subject: "arithmetic" | "dutch" | null = null, group = groupId) => {
	const signals = await signalsOf(scope, group, subject);
	return signals?.open.map((row) => [row.code, row.pupilId]) ?? null;
};

beforeAll(async () => {
	school = await createSchool();
	({ groupId, pupils } = await classOf(school, 8));
	goal = (await createGoal({ subjectKey: "arithmetic" })).goalId;
	words = (await createGoal({ subjectKey: "dutch" })).goalId;
	const { connectionId } = await createConnection(school.schoolId, { standard: "xapi", adaptive: "no" });
	method = { schoolId: school.schoolId, connectionId };
	await mapToGoal(method, goal, { kind: "unit", sourceId: "fractions" });
	await mapToGoal(method, words, { kind: "unit", sourceId: "words" });
	// The first is stuck on fractions, the others are well on the way; the second stopped with dutch.
	const day = (n: number) => addDays(today, -n);
	await addPractice(
		method,
		pupils.flatMap((pupilId, index) => [
			...[3, 5, 6].map((n) => ({
				pupilId,
				day: day(n),
				taken: 6,
				right: index === 0 ? 0 : 5,
				unitId: "fractions",
			})),
			...[2, 4, 6].flatMap((n) => (index === 1 ? [] : [{ pupilId, day: day(n), taken: 6, right: 4, unitId: "words" }])),
		]),
	);
});

describe("the signals of a group", () => {
	it("are those of the pure rules on the same facts, and the same when evaluated again", async () => {
		expect(await evaluate()).toBe(2);
		const first = await stored();
		expect(await evaluate()).toBe(2);
		expect((await stored()).map((row) => row.id)).toEqual(first.map((row) => row.id));
		const pure = await inSchool(school, async (tx) => {
			const inputs = await selectSignalInputs(tx, jobScope(school.schoolId), groupId, today, defaultSettings);
			return inputs.flatMap((input) => evaluateSignals(input, defaultSettings, signalSettings()));
		});
		const keyOf = (one: { code: string; pupilId: unknown; reason: string; facts: unknown }) =>
			JSON.stringify([one.code, one.pupilId, one.reason, Object.entries(one.facts as object).sort()]);
		expect(first.map(keyOf).sort()).toEqual(pure.map(keyOf).sort());
	});
	it("are read by who has the group, each with its source, name and age", async () => {
		const teacher = await teacherOf(school, { groupId });
		const signals = await signalsOf(teacher, groupId, "arithmetic");
		expect(signals?.open).toHaveLength(1);
		expect(signals?.open[0]).toMatchObject({
			code: "stuck-on-goal",
			pupilId: pupils[0],
			subject: "arithmetic",
			day: addDays(today, -3),
			facts: { correct: 0, taken: 12, n: 8, distinct: true },
			dismissal: null,
			noted: false,
		});
		expect(signals?.open[0]?.sources).toHaveLength(1);
		expect(signals?.evaluatedAt).toBeInstanceOf(Date);
		expect(await open(teacher, "dutch")).toEqual([["stopped-practising", pupils[1]]]);
	});
});

describe("a signal that was put aside", () => {
	const theOne = async () => {
		const row = (await stored()).find((one) => one.code === "stuck-on-goal");
		if (row === undefined) throw new Error("it is not there");
		return row;
	};
	it("stays so while it is true for the same reason, can be shown again, and both are in the audit log", async () => {
		const teacher = await teacherOf(school, { groupId });
		const { id } = await theOne();
		await dismissSignal(teacher, id, "discussed");
		await evaluate();
		const signals = await signalsOf(teacher, groupId, "arithmetic");
		expect(signals?.open).toEqual([]);
		expect(signals?.dismissed[0]?.dismissal).toMatchObject({ why: "discussed", by: "Juf Anna" });
		await restoreSignal(teacher, id);
		expect(await open(teacher, "arithmetic")).toEqual([["stuck-on-goal", pupils[0]]]);
		const audit = await inSchool(school, (tx) =>
			tx.auditEvent.findMany({ where: { userId: teacher.userId }, orderBy: { id: "asc" } }),
		);
		expect(audit.map((row) => row.action)).toEqual(["signal.dismiss", "signal.restore"]);
	});
	it("does not come back for a newer day, comes back for another source, and after a week away", async () => {
		const teacher = await teacherOf(school, { groupId });
		const { id, reason } = await theOne();
		await dismissSignal(teacher, id, "known");
		await addPractice(method, [
			{ pupilId: pupils[0]!, day: addDays(today, -1), taken: 6, right: 0, unitId: "fractions" },
		]);
		await evaluate();
		expect(await theOne()).toMatchObject({
			reason,
			dismissedWhy: "known",
			day: new Date(`${addDays(today, -1)}T00:00:00Z`),
		});
		const change = (data: object) =>
			inSchool(school, (tx) => tx.signal.update({ where: { schoolId_id: { schoolId: school.schoolId, id } }, data }));
		await change({ dismissedReason: "another source" });
		await evaluate();
		expect(await theOne()).toMatchObject({ dismissedAt: null, dismissedWhy: null });
		await dismissSignal(teacher, id, "known");
		const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
		await change({ endedAt: daysAgo(6) });
		await evaluate();
		expect(await theOne()).toMatchObject({ dismissedWhy: "known", endedAt: null });
		await change({ endedAt: daysAgo(8) });
		await evaluate();
		expect(await theOne()).toMatchObject({ dismissedWhy: null, endedAt: null });
	});
	it("is of nobody else: not of another teacher, an admin or another school, nor once it ended", async () => {
		const { id } = await theOne();
		const other = await createSchool();
		const strangers = [
			await teacherOf(school, { groupId: (await createGroup(school)).groupId }),
			await scopeOf(null),
			await teacherOf(other, { groupId: (await createGroup(other)).groupId }),
			await teacherOf(school, { pupilId: pupils[3], kind: "coach" }),
		];
		for (const stranger of strangers) {
			await expect(dismissSignal(stranger, id, "seen")).rejects.toMatchObject({ code: "not-found" });
			await expect(restoreSignal(stranger, id)).rejects.toMatchObject({ code: "not-found" });
			expect(await signalsOf(stranger, groupId, null)).toBeNull();
		}
		const coach = await teacherOf(school, { pupilId: pupils[0], kind: "coach" });
		await dismissSignal(coach, id, "seen");
		await restoreSignal(coach, id);
		expect((await listPupilSignals(coach, pupils[0]!))?.open.map((row) => row.code)).toEqual(["stuck-on-goal"]);
		expect(await listPupilSignals(coach, pupils[1]!)).toBeNull();
	});
});

describe("time, and two at once", () => {
	it("end what is no longer true: the facts are too old, and the silence is the whole group's", async () => {
		const later = addDays(today, 46);
		expect(await evaluate(later)).toBe(0);
		expect((await stored()).every((row) => row.endedAt !== null)).toBe(true);
		await expect(
			dismissSignal(await teacherOf(school, { groupId }), (await stored())[0]!.id, "seen"),
		).rejects.toMatchObject({
			code: "not-found",
		});
		expect(await evaluate()).toBe(2);
		expect((await stored()).every((row) => row.endedAt === null)).toBe(true);
	});
	it("evaluated by two at once, no signal is there twice", async () => {
		const before = (await stored()).length;
		await Promise.all([evaluate(), evaluate(), evaluate()]);
		expect((await stored()).length).toBe(before);
	});
	it("each night all groups of the school are shared out, and what is marked is taken once", async () => {
		const job = jobScope(school.schoolId);
		const [all, again] = await inSchool(school, async (tx) => {
			await markAllGroups(tx, job, today);
			return [await shareOutGroups(tx, job), await shareOutGroups(tx, job)];
		});
		expect(all).toBe(await inSchool(school, (tx) => tx.group.count()));
		expect(again).toBe(0);
	});
});

describe("subjects", () => {
	it("a lesson group has signals of its subject only, and its teacher sees no other; the pupil's come from there", async () => {
		const { groupId: lesson } = await createGroup(school, { kind: "lesson-group", subjectKey: "arithmetic" });
		for (const pupilId of pupils) await addMember(school.schoolId, lesson, pupilId, { beginDate: begin });
		await evaluate(today, school, lesson);
		await evaluate();
		const teacher = await teacherOf(school, { groupId: lesson, kind: "teacher" });
		expect(await open(teacher, null, lesson)).toEqual([["stuck-on-goal", pupils[0]]]);
		expect(await open(teacher, "dutch", lesson)).toEqual([]);
		const coach = await teacherOf(school, { pupilId: pupils[0], kind: "coach" });
		expect((await listPupilSignals(coach, pupils[0]!))?.open.map((row) => row.groupId)).toEqual([lesson]);
		const subjectTeacher = await listPupilSignals(teacher, pupils[1]!);
		expect(subjectTeacher?.open).toEqual([]);
	});
	it("a signal of the group is shown with each pupil that it is about, and names none", async () => {
		const { groupId: stuck, pupils: many } = await classOf(school, 12);
		await addPractice(
			method,
			many.flatMap((pupilId, index) =>
				[3, 5].map((n) => ({
					pupilId,
					day: addDays(today, -n),
					taken: 6,
					right: index < 4 ? 0 : 5,
					unitId: "fractions",
				})),
			),
		);
		await evaluate(today, school, stuck);
		const teacher = await teacherOf(school, { groupId: stuck });
		const signals = await signalsOf(teacher, stuck, "arithmetic");
		const ofGroup = signals?.open.filter((row) => row.pupilId === null);
		expect(ofGroup).toMatchObject([{ code: "group-low", pupilName: null, facts: { stuck: 4, n: 12, low: false } }]);
		expect(signals?.open.filter((row) => row.pupilId !== null)).toHaveLength(4);
		expect(JSON.stringify(ofGroup)).not.toContain(many[0]);
		const codesOf = async (of: PersonId) => (await listPupilSignals(teacher, of))?.open.map((row) => row.code);
		expect(await codesOf(many[0]!)).toEqual(["group-low", "stuck-on-goal"]);
		expect((await listPupilSignals(teacher, many[5]!))?.open).toEqual([]);
	});
});
