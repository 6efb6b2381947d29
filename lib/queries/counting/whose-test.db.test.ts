import { beforeAll, describe, expect, it } from "vitest";
import { sittingSheet } from "../../../components/sittings/sitting-sheet";
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
import { type FactPlace, mapToGoal } from "../../testing/goal-facts";
import { personScope } from "../../testing/person-scope";
import { writeTries } from "../../testing/tries";
import { selectMissedTests } from "../changes/select-missed-tests";
import { findEffortPage } from "../effort/find-effort-page";
import { findGroupGoal } from "../goals/find-group-goal";
import { getPupilGoal } from "../goals/get-pupil-goal";
import { findGroupGrid } from "../groups/find-group-grid";
import { findPupilPage } from "../pupils/find-pupil-page";
import { findSittingPage } from "../sittings/find-sitting-page";
import { listSittings } from "../sittings/list-sittings";

testDatabase();

const today = "2026-11-23";
const day = "2026-11-10";
const period = { key: "year" as const };
let school: TestSchool;
let goalId: GoalId;
let tests: FactPlace;
let teacher: PersonId;
let tested = 0;
const scopeOf = () => personScope({ schoolId: school.schoolId, role: "staff", personId: teacher, today });

/** A group that the one teacher of these tests may see whole. */
async function group(
	over: Parameters<typeof createGroup>[1],
	members: readonly PersonId[] = [],
	beginDate = "2026-08-01",
) {
	const { groupId } = await createGroup(school, over);
	for (const pupilId of members) await addMember(school.schoolId, groupId, pupilId, { beginDate });
	await assign(school.schoolId, teacher, { kind: "class-teacher", groupId, beginDate: "2026-08-01" });
	return groupId;
}
async function pupils(count: number): Promise<PersonId[]> {
	const made: PersonId[] = [];
	for (let index = 0; index < count; index += 1) made.push((await createPupil(school.schoolId)).pupilId);
	return made;
}
/** A test of arithmetic on the day, of these pupils; scores 10, 11, 12 and so on. */
async function test(of: readonly PersonId[], missing: readonly PersonId[] = []) {
	tested += 1;
	const sourceId = `t${tested}`;
	await mapToGoal(tests, goalId, { kind: "assessment", sourceId });
	const { sittingOn, assessmentId } = await writeTries(tests, { sourceId, subjectKey: "arithmetic" }, [
		...of.map((pupilId, index) => ({ pupilId, takenAt: `${day}T09:00`, scores: [10 + index] })),
		...missing.map((pupilId) => ({ pupilId, takenAt: `${day}T09:00`, missing: true })),
	]);
	return { sittingId: sittingOn(day), assessmentId, name: sourceId };
}
const rowOf = async (groupId: GroupId, sittingId: string) =>
	(await listSittings(scopeOf(), groupId))?.sittings.find((one) => one.sittingId === sittingId) ?? null;
const pageOf = (groupId: GroupId, sittingId: string) =>
	findSittingPage(scopeOf(), { groupId, sittingId, compareWith: null });
const chosen = (groupId: GroupId) => ({
	...{ groupId, period, connectionId: null, kind: "all" as const, schoolYear: null, subGroupId: null },
});

/** Everything of before is forgotten: each test has its own school. */
async function start() {
	school = await createSchool();
	({ goalId } = await createGoal({ subjectKey: "arithmetic" }));
	({ personId: teacher } = await createEmployee(school.schoolId));
	const { connectionId } = await createConnection(school.schoolId, { standard: "edu-v-results" });
	tests = { schoolId: school.schoolId, connectionId };
}

describe("a pupil in two classes", () => {
	let [here, there] = ["", ""] as GroupId[];
	let both: PersonId;
	let own: PersonId[];
	let others: PersonId[];
	beforeAll(async () => {
		await start();
		own = await pupils(14);
		others = await pupils(14);
		[both] = (await pupils(1)) as [PersonId];
		here = await group({ name: "2a" }, [...own, both]);
		there = await group({ name: "2b" }, [...others, both]);
	});

	it("does not make the test of one class appear on the other", async () => {
		const { sittingId } = await test([both, ...others]);
		expect(await rowOf(here!, sittingId)).toBeNull();
		expect(await pageOf(here!, sittingId)).toBeNull();
		expect(await rowOf(there!, sittingId)).toMatchObject({ members: 15, final: 15, elsewhere: 0 });
		expect((await pageOf(there!, sittingId))?.picture.main?.spread).toMatchObject({ n: 15 });
		const grid = await findGroupGrid(scopeOf(), { ...chosen(here!), subject: "arithmetic" });
		const column = grid?.grid.columns[0];
		expect(column?.spread).toMatchObject({ code: "too-few", n: 0 });
		const cell = column?.cells.find((one) => one.pupilId === both);
		expect(cell).toMatchObject({ value: { shown: 10, rank: null, elsewhere: { group: "2b" } } });
		expect(cell?.standing).toEqual({ code: "elsewhere", group: "2b" });
		const effort = await findEffortPage(scopeOf(), {
			...{ groupId: here!, subject: "arithmetic", period, schoolYear: null, connectionId: null },
			...{ amount: "tasks", result: "test" },
		});
		expect(effort?.axis ?? null).toBeNull();
	});

	it("counts once where both classes took it, and the other page names her and where", async () => {
		const { sittingId } = await test([both, ...others, ...own.slice(0, 13)]);
		expect(await rowOf(here!, sittingId)).toMatchObject({ members: 14, final: 13, elsewhere: 1 });
		expect(await rowOf(there!, sittingId)).toMatchObject({ members: 15, final: 15, elsewhere: 0 });
		const page = await pageOf(here!, sittingId);
		expect(page?.pupils.find((pupil) => pupil.pupilId === both)).toMatchObject({
			...{ state: "other-group", countsIn: "2b", earlierTries: 0 },
		});
		expect(page?.picture.main?.spread).toMatchObject({ n: 13 });
		expect(page?.picture.main?.values.has(both)).toBe(false);
		if (page === null) throw new Error("the test is there");
		const { about, rows } = sittingSheet(page, "nl");
		expect([about.n, rows[0]?.[2]]).toEqual([14, 13]);
		const row = (await findPupilPage(scopeOf(), { pupilId: both, period, connectionId: null }))?.rows[0];
		expect([row?.group?.name, row?.comparison.n]).toEqual(["2b", 15]);
		const timeline = await getPupilGoal(scopeOf(), { groupId: here!, goalId, pupilId: own[0]!, period });
		const panel = timeline.panels.find((one) => one.kind === "test");
		expect(panel?.now).toMatchObject({ spread: { n: 13 }, counts: { counted: 13, without: 1 } });
	});

	it("and was absent: the test that she missed stands where the others took it", async () => {
		const { sittingId } = await test(others, [both]);
		expect(await rowOf(here!, sittingId)).toBeNull();
		expect(await rowOf(there!, sittingId)).toMatchObject({ members: 15, final: 14, missing: 1 });
		const missed = await inSchool(school, (tx) => selectMissedTests(tx, scopeOf(), [both], { from: day, to: day }));
		expect(missed).toMatchObject([{ sittingId, groupId: there }]);
	});
});

describe("classes and lesson groups", () => {
	it("a test of a lesson group with pupils of three classes stands on that group alone", async () => {
		await start();
		const classes = [await pupils(9), await pupils(9), await pupils(9)];
		const groups = [];
		for (const [index, members] of classes.entries()) groups.push(await group({ name: `3${index}` }, members));
		const lesson = await group(
			{ name: "wi3", kind: "lesson-group", subjectKey: "arithmetic" },
			classes.flatMap((members) => members.slice(0, 4)),
		);
		const french = await group({ kind: "lesson-group", subjectKey: "other" }, classes[0]?.slice(0, 2));
		const { sittingId } = await test(classes.flatMap((members) => members.slice(0, 4)));
		expect(await rowOf(lesson, sittingId)).toMatchObject({ members: 12, final: 12 });
		for (const groupId of [...groups, french]) expect(await rowOf(groupId, sittingId)).toBeNull();
		const goal = await findGroupGoal(scopeOf(), { ...chosen(lesson), goalId });
		expect(goal?.column.spread).toMatchObject({ n: 12 });
		const row = (await findPupilPage(scopeOf(), { pupilId: classes[0]![0]!, period, connectionId: null }))?.rows[0];
		expect([row?.group?.name, row?.comparison.n]).toEqual(["wi3", 12]);
	});

	it("a test of a whole class stands on the class, not on a lesson group of which one was ill", async () => {
		await start();
		const members = await pupils(10);
		const whole = await group({ name: "1c" }, members);
		const lesson = await group({ kind: "lesson-group", subjectKey: "arithmetic" }, members.slice(0, 4));
		const { sittingId } = await test(members.slice(1), [members[0]!]);
		// 9 of 10 against 3 of 4.
		expect(await rowOf(whole, sittingId)).toMatchObject({ members: 10, final: 9, missing: 1 });
		expect(await rowOf(lesson, sittingId)).toBeNull();
	});

	it("at equal shares the lesson group of the subject has it; an ended group and one of later have nothing", async () => {
		await start();
		const members = await pupils(8);
		const whole = await group({ name: "1d" }, members);
		const lesson = await group({ kind: "lesson-group", subjectKey: "arithmetic" }, members);
		const later = await group({ kind: "lesson-group", subjectKey: "arithmetic" }, members, "2026-11-16");
		const { sittingId } = await test(members);
		expect(await rowOf(lesson, sittingId)).toMatchObject({ members: 8, final: 8 });
		expect([await rowOf(whole, sittingId), await rowOf(later, sittingId)]).toEqual([null, null]);
		await inSchool(school, (tx) =>
			tx.group.updateMany({ where: { id: lesson }, data: { endedAt: new Date("2026-10-01") } }),
		);
		expect(await rowOf(whole, sittingId)).toMatchObject({ members: 8, final: 8 });
	});

	it("in a combination group the share is of the own school year", async () => {
		await start();
		const [five, six] = [await pupils(6), await pupils(7)];
		const mixed = await group({ name: "5/6", combination: true });
		const add = (id: PersonId, schoolYear: number) =>
			addMember(school.schoolId, mixed, id, { schoolYear, beginDate: "2026-08-01" });
		for (const id of five) await add(id, 5);
		for (const id of six) await add(id, 6);
		const plus = await group({ name: "plus", kind: "lesson-group" }, [...five.slice(0, 5), ...six.slice(0, 3)]);
		const { sittingId } = await test(five);
		// All six of year 5 against five of the eight of the plus class.
		expect(await rowOf(mixed, sittingId)).toMatchObject({ members: 6, final: 6 });
		expect(await rowOf(plus, sittingId)).toBeNull();
	});
});

describe("a pupil who came in mid-year", () => {
	it("brings her own result, and the figures of before stay as they were", async () => {
		await start();
		const [old, here, newcomer] = [await pupils(9), await pupils(8), (await pupils(1))[0]!];
		const from = await group({ name: "4a" }, old);
		const to = await group({ name: "4b" }, here);
		await addMember(school.schoolId, from, newcomer, { beginDate: "2026-08-01", endDate: "2026-11-16" });
		await addMember(school.schoolId, to, newcomer, { beginDate: "2026-11-16" });
		const { sittingId } = await test([newcomer, ...old, ...here]);
		expect(await rowOf(to, sittingId)).toMatchObject({ members: 8, final: 8, elsewhere: 0 });
		expect(await rowOf(from, sittingId)).toMatchObject({ members: 10, final: 10 });
		const grid = await findGroupGrid(scopeOf(), { ...chosen(to), subject: "arithmetic" });
		expect(grid?.members).toHaveLength(9);
		const column = grid?.grid.columns[0];
		expect(column?.spread).toMatchObject({ n: 8 });
		expect(column?.cells.find((one) => one.pupilId === newcomer)?.value).toMatchObject({
			...{ shown: 10, elsewhere: { group: "4a" } },
		});
		const row = (await findPupilPage(scopeOf(), { pupilId: newcomer, period, connectionId: null }))?.rows[0];
		expect(row).toMatchObject({
			value: { number: 10 },
			elsewhere: { group: "4a" },
			comparison: { state: "elsewhere" },
		});
		const other = (await findPupilPage(scopeOf(), { pupilId: here[0]!, period, connectionId: null }))?.rows[0];
		expect([other?.group?.name, other?.comparison.n]).toEqual(["4b", 8]);
	});

	it("from another school was in no group then; a class of which the roster began later has its past", async () => {
		await start();
		const [here, late, newcomer] = [await pupils(8), await pupils(8), (await pupils(1))[0]!];
		const to = await group({ name: "4b" }, here);
		await addMember(school.schoolId, to, newcomer, { beginDate: "2026-11-16" });
		const began = await group({ name: "4c" }, late, "2026-11-16");
		await test([newcomer, ...here, ...late]);
		const row = (await findPupilPage(scopeOf(), { pupilId: newcomer, period, connectionId: null }))?.rows[0];
		expect(row).toMatchObject({ elsewhere: { group: null }, comparison: { state: "elsewhere" } });
		const spreadOf = async (groupId: GroupId) =>
			(await findGroupGoal(scopeOf(), { ...chosen(groupId), goalId }))?.column.spread;
		expect([await spreadOf(to), await spreadOf(began)]).toMatchObject([{ n: 8 }, { n: 8 }]);
		const past = (await findPupilPage(scopeOf(), { pupilId: late[0]!, period, connectionId: null }))?.rows[0];
		expect([past?.group?.name, past?.comparison.n]).toEqual(["4c", 8]);
	});
});
