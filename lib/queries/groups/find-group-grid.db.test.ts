import { beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../../authz/scope";
import { createSubGroup } from "../../commands/sub-groups/create-sub-group";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { ConnectionId, GoalId, GroupId, PersonId, SubGroupId } from "../../domain/ids";
import type { SubjectKey } from "../../domain/subjects";
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
import { findGroupGrid, type GroupGridInput, type GroupGridPage } from "./find-group-grid";

testDatabase();

const today = "2026-11-23";
const begin = "2026-08-01";
/** Right of the latest 12 first attempts on fractions, by pupil. */
const rights = [2, 5, 6, 7, 8, 9, 10, 10];
const testScores = [60, 65, 70, 75, 80, 85, 30];
let school: TestSchool;
let groupId: GroupId;
let goals: Record<"fractions" | "evidence" | "levels" | "unseen" | "words", GoalId>;
let pupils: PersonId[];
let teacher: PersonId;
let method: FactPlace;
let adaptive: FactPlace;
let tests: FactPlace;

const scopeOf = (personId: PersonId | null, of = school, role: "staff" | "admin" = "staff") =>
	personScope({ schoolId: of.schoolId, role, personId, today });

async function teacherOf(of: TestSchool, group: GroupId, kind: "class-teacher" | "teacher" = "class-teacher") {
	const { personId } = await createEmployee(of.schoolId);
	await assign(of.schoolId, personId, { kind, groupId: group, beginDate: begin });
	return personId;
}

async function pupilsOf(of: TestSchool, group: GroupId, count: number): Promise<PersonId[]> {
	const made: PersonId[] = [];
	for (let index = 0; index < count; index += 1) {
		const { pupilId } = await createPupil(of.schoolId, { familyName: `Achternaam${index}` });
		await addMember(of.schoolId, group, pupilId, { beginDate: begin });
		made.push(pupilId);
	}
	return made;
}

async function goalOf(subjectKey: SubjectKey): Promise<GoalId> {
	return (await createGoal({ subjectKey })).goalId;
}

const asked = (over: Partial<GroupGridInput> = {}): GroupGridInput => ({
	groupId,
	subject: "arithmetic",
	period: { key: "year" },
	connectionId: null,
	kind: "all",
	schoolYear: null,
	subGroupId: null,
	...over,
});

async function gridOf(over: Partial<GroupGridInput> = {}, scope = scopeOf(teacher)): Promise<GroupGridPage> {
	const page = await findGroupGrid(scope, asked(over));
	if (page === null) throw new Error("the grid is not there");
	return page;
}

function columnOf(page: GroupGridPage, goalId: GoalId) {
	const column = page.grid.columns.find((one) => one.goalId === goalId);
	if (column === undefined) throw new Error("the column is not there");
	return column;
}

const looksOf = (scope: Scope) => inSchool(scope, (tx) => tx.recordView.findMany({ where: { userId: scope.userId } }));

beforeAll(async () => {
	school = await createSchool();
	const { schoolId } = school;
	({ groupId } = await createGroup(school));
	goals = {
		fractions: await goalOf("arithmetic"),
		evidence: await goalOf("arithmetic"),
		levels: await goalOf("arithmetic"),
		unseen: await goalOf("arithmetic"),
		words: await goalOf("dutch"),
	};
	pupils = await pupilsOf(school, groupId, 8);
	teacher = await teacherOf(school, groupId);
	const connect = async (standard: string, of: "yes" | "no"): Promise<FactPlace> => {
		const { connectionId } = await createConnection(schoolId, { standard, adaptive: of });
		return { schoolId, connectionId };
	};
	method = await connect("xapi", "no");
	adaptive = await connect("xapi", "yes");
	tests = await connect("edu-v-results", "no");
	await mapToGoal(method, goals.fractions, { kind: "unit", sourceId: "fractions" });
	await mapToGoal(method, goals.evidence, { kind: "unit", sourceId: "evidence" });
	await mapToGoal(method, goals.unseen, { kind: "unit", sourceId: "unseen" });
	await mapToGoal(method, goals.words, { kind: "unit", sourceId: "words" });
	await mapToGoal(adaptive, goals.levels, { kind: "unit", sourceId: "levels" });
	await mapToGoal(tests, goals.fractions, { kind: "part", sourceId: "t1#fractions" });
	// The last pupil practised in October and stopped; the others went on.
	const daysOf = (index: number) => (index === 7 ? ["2026-10-20", "2026-10-22"] : ["2026-11-10", "2026-11-12"]);
	await addPractice(
		method,
		pupils.flatMap((pupilId, index) =>
			daysOf(index).map((day, half) => {
				const right = ((rights[index] ?? 0) + half) >> 1;
				return { pupilId, day, taken: 6, right, unitId: "fractions" };
			}),
		),
	);
	// Older than what already makes evidence enough, and repeats of items: neither counts.
	await addPractice(method, [
		{ pupilId: pupils[0]!, day: "2026-11-05", taken: 12, right: 12, unitId: "fractions" },
		{ pupilId: pupils[0]!, day: "2026-11-13", taken: 6, right: 6, unitId: "fractions", again: "2026-11-12" },
	]);
	await addPractice(method, [
		// 4 and 7 make 11; the day before is no longer needed.
		{ pupilId: pupils[0]!, day: "2026-11-20", taken: 4, right: 4, unitId: "evidence" },
		{ pupilId: pupils[0]!, day: "2026-11-18", taken: 7, right: 0, unitId: "evidence" },
		{ pupilId: pupils[0]!, day: "2026-11-10", taken: 20, right: 20, unitId: "evidence" },
		// Six weeks before the end is evidence, a day more is not.
		{ pupilId: pupils[1]!, day: "2026-11-20", taken: 4, right: 4, unitId: "evidence" },
		{ pupilId: pupils[1]!, day: "2026-10-12", taken: 3, right: 1, unitId: "evidence" },
		{ pupilId: pupils[1]!, day: "2026-10-11", taken: 9, right: 9, unitId: "evidence" },
		{ pupilId: pupils[2]!, day: "2026-11-16", taken: 4, right: 4, unitId: "evidence" },
		...[3, 4, 5, 6].map((index) => ({
			...{ pupilId: pupils[index]!, day: "2026-11-16", taken: 5, right: 3, unitId: "evidence" },
		})),
	]);
	await addPractice(
		adaptive,
		pupils.slice(0, 7).map((pupilId) => ({ pupilId, day: "2026-11-11", taken: 12, right: 8, unitId: "levels" })),
	);
	for (const [index, pupilId] of pupils.entries())
		await addLevel(adaptive, { pupilId, day: "2026-11-11", score: 400 + 10 * index, unitId: "levels" });
	await addSitting(
		tests,
		{ name: "Toets 1", sourceId: "t1", day: "2026-10-20", type: "percentage-correct", part: "fractions" },
		testScores.map((score, index) => ({ pupilId: pupils[index + 1]!, text: String(score) })),
	);
});

/** Written apart from the product: the middle of a sorted list, linear between two (type 7). */
function quantile(values: readonly number[], at: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	const place = (sorted.length - 1) * at;
	const below = sorted[Math.floor(place)] ?? 0;
	return below + (place % 1) * ((sorted[Math.ceil(place)] ?? 0) - below);
}

/** Jeffreys, in percent, by adding up the density of Beta(right + 1/2, wrong + 1/2) over x = sin^2 of an angle. */
function interval(right: number, taken: number): { low: number; high: number } {
	const steps = 200_000;
	const angle = (step: number) => ((step + 0.5) / steps) * (Math.PI / 2);
	const weights = Array.from(
		{ length: steps },
		(_, step) => Math.sin(angle(step)) ** (2 * right) * Math.cos(angle(step)) ** (2 * (taken - right)),
	);
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const at = (share: number) => {
		let sum = 0;
		const step = weights.findIndex((weight) => {
			sum += weight;
			return sum >= share * total;
		});
		return 100 * Math.sin(angle(step)) ** 2;
	};
	return { low: at(0.025), high: at(0.975) };
}

describe("the group grid of an own class", () => {
	it("has every pupil's share right with its interval and status, and the group's quartiles and n", async () => {
		const page = await gridOf();
		const column = columnOf(page, goals.fractions);
		expect(page.members.map((member) => member.pupilId)).toEqual(pupils);
		expect(column).toMatchObject({ valued: 8, lastDay: "2026-11-12", scale: { low: 0, high: 100, cut: false } });
		expect(column.source).toMatchObject({ connectionId: method.connectionId, key: { type: "share-right" } });
		const percent = rights.map((right) => (100 * right) / 12);
		for (const [index, cell] of column.cells.entries()) {
			const own = interval(rights[index] ?? 0, 12);
			expect(cell).toMatchObject({ pupilId: pupils[index], taken: 12 });
			expect(cell.value?.shown).toBeCloseTo(percent[index] ?? 0, 9);
			expect(cell.value?.interval?.low).toBeCloseTo(own.low, 1);
			expect(cell.value?.interval?.high).toBeCloseTo(own.high, 1);
		}
		const spread = column.spread.code === "numeric" ? column.spread : null;
		expect(spread?.n).toBe(8);
		expect(spread?.quartiles.lower).toBeCloseTo(quantile(percent, 0.25), 9);
		expect(spread?.quartiles.median).toBeCloseTo(quantile(percent, 0.5), 9);
		expect(spread?.quartiles.upper).toBeCloseTo(quantile(percent, 0.75), 9);
		// Stuck: the upper end under 60; reached: 80 or more, on two days.
		expect(column.cells.map((cell) => cell.status)).toEqual([
			...["stuck", ...Array(5).fill("growing")],
			...["reached", "reached"],
		]);
		expect(column.cells[0]?.standing).toMatchObject({
			code: "placed",
			middleHalf: "below",
			position: { below: 0, n: 8 },
		});
		expect(page.grid.stuck).toEqual([1, 0, 0, 0, 0, 0, 0, 0]);
	});

	it("takes the latest days that hold ten first attempts, none older than six weeks", async () => {
		const { cells, spread } = columnOf(await gridOf(), goals.evidence);
		expect(cells[0]).toMatchObject({ taken: 11, lastDay: "2026-11-20" });
		expect(cells[0]?.value?.shown).toBeCloseTo(400 / 11, 9);
		expect(cells[1]?.taken).toBe(7);
		expect(cells[1]?.value?.shown).toBeCloseTo(500 / 7, 9);
		// Four is too few for a value, and says how many were taken; who took none has nothing.
		expect(cells[2]).toMatchObject({ taken: 4, value: null, state: "few" });
		expect(cells[7]).toMatchObject({ taken: null, value: null, state: "nothing" });
		// Under ten it is shown, but nobody is compared on it.
		expect(spread).toEqual({ code: "too-few", n: 1 });
		expect(cells[1]?.standing).toEqual({ code: "not-comparable" });
	});

	it("has the own level of an adaptive source, without status or standing from its share right", async () => {
		const { source, cells, scale } = columnOf(await gridOf(), goals.levels);
		expect(source).toMatchObject({ connectionId: adaptive.connectionId, key: { type: "own-level" } });
		expect(scale).toEqual({ low: 200, high: 800, cut: false });
		expect(cells.map((cell) => cell.value?.shown)).toEqual([400, 410, 420, 430, 440, 450, 460, 470]);
		for (const cell of cells) expect(cell).toMatchObject({ standing: null, status: null, taken: null });
	});

	it("has an empty column for a mapped goal that nobody has anything on", async () => {
		const column = columnOf(await gridOf(), goals.unseen);
		expect(column).toMatchObject({ source: null, valued: 0, spread: { code: "too-few", n: 0 }, lastDay: null });
		expect(column.cells.every((cell) => cell.value === null && cell.state === "nothing")).toBe(true);
	});

	it("marks where practice and test contradict", async () => {
		const marked = columnOf(await gridOf(), goals.fractions).cells.map((cell) => cell.contradicts);
		expect(marked).toEqual([...Array(7).fill(false), true]);
	});

	it("narrows to a source or a kind", async () => {
		const ofTests = await gridOf({ connectionId: tests.connectionId });
		const column = columnOf(ofTests, goals.fractions);
		expect(column).toMatchObject({ valued: 7, source: { key: { type: "percentage-correct" } } });
		const spread = column.spread.code === "numeric" ? column.spread.quartiles : null;
		expect(spread?.median).toBe(quantile(testScores, 0.5));
		expect(column.cells[0]).toMatchObject({ value: null, standing: null });
		expect(columnOf(ofTests, goals.levels).source).toBeNull();
		expect(columnOf(await gridOf({ kind: "test" }), goals.fractions).source?.key.kind).toBe("test");
		const practice = await gridOf({ kind: "practice" });
		expect(columnOf(practice, goals.fractions).source?.key.kind).toBe("practice");
		const nothing = await gridOf({ connectionId: newId<ConnectionId>() });
		expect(nothing.grid.columns.every((one) => one.source === null)).toBe(true);
	});
});

describe("groups that are small, mixed or old", () => {
	it("an empty group has no rows", async () => {
		const { groupId: empty } = await createGroup(school);
		const page = await gridOf({ groupId: empty }, scopeOf(await teacherOf(school, empty)));
		expect(page).toMatchObject({ members: [], grid: { stuck: [] } });
		expect(page.grid.columns.every((column) => column.source === null && column.cells.length === 0)).toBe(true);
	});

	it("fewer than six comparable pupils have values, and no median or place", async () => {
		const { groupId: small } = await createGroup(school);
		const few = await pupilsOf(school, small, 5);
		await addPractice(
			method,
			few.map((pupilId) => ({ pupilId, day: "2026-11-10", taken: 12, right: 6, unitId: "fractions" })),
		);
		const page = await gridOf({ groupId: small }, scopeOf(await teacherOf(school, small)));
		const column = columnOf(page, goals.fractions);
		expect(column.spread).toEqual({ code: "too-few", n: 5 });
		for (const cell of column.cells)
			expect(cell).toMatchObject({ value: { shown: 50 }, standing: { code: "too-few" } });
	});

	it("a combination group is shown and compared by school year", async () => {
		const { groupId: mixed } = await createGroup(school, { combination: true });
		for (const [index, pupilId] of pupils.entries())
			await addMember(school.schoolId, mixed, pupilId, { beginDate: begin, schoolYear: index < 6 ? 5 : 6 });
		const scope = scopeOf(await teacherOf(school, mixed));
		const five = await gridOf({ groupId: mixed }, scope);
		expect(five).toMatchObject({ schoolYears: [5, 6], schoolYear: 5 });
		expect(five.members.map((member) => member.pupilId)).toEqual(pupils.slice(0, 6));
		const spread = columnOf(five, goals.fractions).spread;
		const percent = rights.slice(0, 6).map((right) => (100 * right) / 12);
		expect(spread).toMatchObject({ n: 6, quartiles: { median: expect.closeTo(quantile(percent, 0.5), 9) } });
		const six = await gridOf({ groupId: mixed, schoolYear: 6 }, scope);
		expect(six.members.map((member) => member.pupilId)).toEqual(pupils.slice(6));
		expect(columnOf(six, goals.fractions).spread).toEqual({ code: "too-few", n: 2 });
	});

	it("a group without data this year shows the last period that has some", async () => {
		const { groupId: old } = await createGroup(school);
		const [pupilId] = await pupilsOf(school, old, 1);
		await addPractice(method, [{ pupilId: pupilId!, day: "2026-05-20", taken: 12, right: 9, unitId: "fractions" }]);
		const page = await gridOf({ groupId: old }, scopeOf(await teacherOf(school, old)));
		expect(page.period).toEqual({
			key: "year",
			from: "2025-08-01",
			to: "2026-05-20",
			fellBack: true,
			nothingYet: false,
		});
		expect(columnOf(page, goals.fractions).cells[0]?.value?.shown).toBe(75);
	});
});

describe("who may look at a grid", () => {
	it("not another teacher, an admin, another school, nor at a group that is not there; none of it is logged", async () => {
		const { groupId: otherGroup } = await createGroup(school);
		const elsewhere = await createSchool();
		const { groupId: foreignGroup } = await createGroup(elsewhere);
		const refused = [
			scopeOf(await teacherOf(school, otherGroup)),
			scopeOf(null),
			scopeOf(teacher, school, "admin"),
			scopeOf(await teacherOf(elsewhere, foreignGroup), elsewhere),
		];
		for (const scope of refused) {
			expect(await findGroupGrid(scope, asked())).toBeNull();
			expect(await looksOf(scope)).toEqual([]);
		}
		const own = scopeOf(teacher);
		for (const other of [otherGroup, foreignGroup, newId<GroupId>()])
			expect(await findGroupGrid(own, asked({ groupId: other }))).toBeNull();
		expect(await looksOf(own)).toEqual([]);
	});

	it("the own teacher, and the look is logged once, at its day", async () => {
		const scope = scopeOf(teacher);
		await gridOf({}, scope);
		const looks = await looksOf(scope);
		expect(looks).toMatchObject([{ screen: "group-grid", groupId, pupilId: null }]);
		expect(looks[0]?.onDate?.toISOString()).toBe(`${today}T00:00:00.000Z`);
	});

	it("the teacher of a lesson group at its subject only, whatever is asked", async () => {
		expect((await gridOf({ subject: "dutch" })).subjects).toEqual(["arithmetic", "dutch"]);
		const { groupId: lesson } = await createGroup(school, { kind: "lesson-group", subjectKey: "dutch" });
		for (const pupilId of pupils) await addMember(school.schoolId, lesson, pupilId, { beginDate: begin });
		const page = await gridOf({ groupId: lesson }, scopeOf(await teacherOf(school, lesson, "teacher")));
		expect(page).toMatchObject({ subjects: ["dutch"], subject: "dutch" });
		expect(page.goals.map((goal) => goal.goalId)).toEqual([goals.words]);
		expect(page.grid.columns.map((column) => column.goalId)).toEqual([goals.words]);
	});
});

describe("a sub-group", () => {
	const made = { name: "Extra uitleg", goalId: null, firstDay: today, lastDay: null };

	it("is offered and shows its own pupils today, while everybody is compared", async () => {
		const scope = scopeOf(teacher);
		const subGroupId = await createSubGroup(scope, { ...made, groupId, pupilIds: pupils.slice(0, 2) });
		const whole = await gridOf();
		expect(whole.subGroups.map((one) => one.subGroupId)).toContain(subGroupId);
		expect(whole.shown).toBeNull();
		const part = await gridOf({ subGroupId });
		expect([...(part.shown ?? [])].toSorted()).toEqual(pupils.slice(0, 2).toSorted());
		expect(part.grid).toEqual(whole.grid);
	});

	it("of another group, or one that is not there, shows the whole group", async () => {
		const other = await createGroup(school);
		const colleague = await teacherOf(school, other.groupId);
		const [pupilId] = await pupilsOf(school, other.groupId, 1);
		const asked = { ...made, groupId: other.groupId, pupilIds: pupilId ? [pupilId] : [] };
		const subGroupId = await createSubGroup(scopeOf(colleague), asked);
		expect((await gridOf({ subGroupId })).shown).toBeNull();
		expect((await gridOf({ subGroupId: newId<SubGroupId>() })).shown).toBeNull();
	});
});
