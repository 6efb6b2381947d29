import { beforeAll, describe, expect, it } from "vitest";
import { jobScope } from "../../authz/job-scope";
import type { Scope } from "../../authz/scope";
import { dismissSignal } from "../../commands/signals/dismiss-signal";
import { evaluateGroup } from "../../commands/signals/evaluate-group";
import { saveSignalRule } from "../../commands/signals/save-signal-rule";
import { createSubGroup } from "../../commands/sub-groups/create-sub-group";
import { saveVisibility } from "../../commands/visibility/save-visibility";
import type { ConnectionId, GoalId, GroupId, PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { countGoals } from "../../standing/count-goals";
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
import { addLevel, addPractice, type FactPlace, mapToGoal } from "../../testing/goal-facts";
import { personScope } from "../../testing/person-scope";
import type { GroupGridInput } from "../groups/find-group-grid";
import { findGroupPage, type GroupPage } from "../groups/find-group-page";
import { findPupilPage } from "../pupils/find-pupil-page";
import { findTalkSheet } from "../talk/find-talk-sheet";
import { isOfGrid } from "./as-on-screen";
import { listPupilSignals } from "./list-pupil-signals";
import { pupilSignalsOnScreen } from "./pupil-signals-on-screen";
import type { SignalRow } from "./select-signals";

testDatabase();

const today = "2026-11-23";
const begin = "2026-08-01";
let school: TestSchool;
let groupId: GroupId;
let pupils: PersonId[];
let goals: GoalId[];
let method: FactPlace;
let extra: FactPlace;
let levels: FactPlace;
let teacher: Scope;
let admin: Scope;

const day = (back: number) => addDays(today, -back);
const askedFor = (over: Partial<GroupGridInput> = {}): GroupGridInput => ({
	...{ groupId, subject: "arithmetic", period: { key: "year" }, connectionId: null, kind: "all" },
	...{ schoolYear: null, subGroupId: null, ...over },
});
const pageOf = async (over: Partial<GroupGridInput> = {}, by = teacher): Promise<GroupPage> => {
	const page = await findGroupPage(by, askedFor(over));
	if (page === null) throw new Error("no page");
	return page;
};
/** The diamonds on screen, by pupil and goal. */
const diamonds = ({ grid, shown }: GroupPage) =>
	grid.columns
		.flatMap(({ goalId, cells }) =>
			cells
				.filter((cell) => cell.status === "stuck" && (shown?.has(cell.pupilId) ?? true))
				.map((cell) => `${cell.pupilId} ${goalId}`),
		)
		.sort();
const stuckOf = (rows: readonly SignalRow[]) =>
	rows
		.filter((row) => row.code === "stuck-on-goal")
		.map((row) => `${row.pupilId} ${row.goal?.goalId}`)
		.sort();

/**
 * A combination group of twelve and twelve. Of the first year four are stuck on the first goal by the method, 30 days
 * ago, and another one by the extra material; of the second year one is stuck on the second goal.
 */
beforeAll(async () => {
	school = await createSchool();
	({ groupId } = await createGroup(school, { combination: true }));
	goals = [];
	for (const code of ["a", "b", "c"]) goals.push((await createGoal({ subjectKey: "arithmetic", code })).goalId);
	const placeOf = async (supplierName: string, adaptive: "yes" | "no"): Promise<FactPlace> => {
		const { connectionId } = await createConnection(school.schoolId, { supplierName, standard: "xapi", adaptive });
		return { schoolId: school.schoolId, connectionId };
	};
	[method, extra, levels] = [
		await placeOf("Methode", "no"),
		await placeOf("Extra", "no"),
		await placeOf("Adaptief", "yes"),
	];
	for (const [index, unit] of ["one", "two"].entries()) {
		await mapToGoal(method, goals[index]!, { kind: "unit", sourceId: unit });
		await mapToGoal(extra, goals[index]!, { kind: "unit", sourceId: unit });
	}
	await mapToGoal(levels, goals[2]!, { kind: "unit", sourceId: "level" });
	pupils = [];
	for (let index = 0; index < 24; index += 1) {
		const { pupilId } = await createPupil(school.schoolId, { familyName: `Naam${String(index).padStart(2, "0")}` });
		await addMember(school.schoolId, groupId, pupilId, { beginDate: begin, schoolYear: index < 12 ? 5 : 6 });
		pupils.push(pupilId);
	}
	const work = (index: number, backs: readonly number[], right: number, unitId: string) =>
		backs.map((back) => ({ pupilId: pupils[index]!, day: day(back), taken: 6, right, unitId }));
	await addPractice(method, [
		...pupils.flatMap((_, index) => work(index, [30, 33], index < 4 ? 0 : 5, "one")),
		...pupils.slice(12).flatMap((_, index) => work(12 + index, [2, 5], index === 0 ? 1 : 5, "two")),
	]);
	// The extra material is used by the first year alone, and says of others that they are stuck.
	await addPractice(
		extra,
		pupils.slice(0, 12).flatMap((_, index) => work(index, [3, 4], index === 7 ? 0 : 5, "one")),
	);
	for (const pupilId of pupils.slice(0, 8))
		await addLevel(levels, { pupilId, day: day(3), score: 400, unitId: "level" });
	const { personId } = await createEmployee(school.schoolId);
	await assign(school.schoolId, personId, { kind: "class-teacher", groupId, beginDate: begin });
	const staff = { schoolId: school.schoolId, personId, today };
	teacher = personScope({ ...staff, roles: new Set(["staff" as const]) });
	admin = personScope({ schoolId: school.schoolId, roles: new Set(["admin" as const]), today });
	await evaluateGroup(jobScope(school.schoolId), groupId, today);
});

describe("signals of stuck pupils", () => {
	it("are the diamonds of the grid beside them, in each school year, period, source and kind", async () => {
		const counts: number[] = [];
		for (const over of [
			...[{}, { schoolYear: 6 }, { period: { key: "4w" as const } }, { period: { key: "8w" as const } }],
			...[{ connectionId: method.connectionId }, { connectionId: extra.connectionId }],
			...[{ connectionId: extra.connectionId, period: { key: "4w" as const } }, { kind: "test" as const }],
		]) {
			const page = await pageOf(over);
			expect(stuckOf(page.signals.open)).toEqual(diamonds(page));
			counts.push(diamonds(page).length);
		}
		// Each of these says something else, so that the same could not be said of all.
		expect(counts).toEqual([1, 1, 1, 1, 4, 1, 1, 0]);
	});

	it("are the diamonds of whom a source is hidden from, and of a sub-group", async () => {
		const subGroupId = await createSubGroup(teacher, {
			...{ groupId, name: "Deel", goalId: null, firstDay: today, lastDay: null },
			pupilIds: [pupils[0]!, pupils[1]!, pupils[5]!],
		});
		await saveVisibility(admin, [
			{ connectionId: extra.connectionId as ConnectionId, role: "class-teacher", visible: false },
		] as never);
		const hidden = await pageOf();
		expect(stuckOf(hidden.signals.open)).toEqual(diamonds(hidden));
		expect(diamonds(hidden)).toHaveLength(4);
		const part = await pageOf({ subGroupId });
		expect(stuckOf(part.signals.open)).toEqual(diamonds(part));
		expect(diamonds(part)).toHaveLength(2);
		await saveVisibility(admin, [
			{ connectionId: extra.connectionId as ConnectionId, role: "class-teacher", visible: true },
		] as never);
	});

	it("stay put aside where they are the same, and are then still told apart from the open ones", async () => {
		const [row] = (await pageOf({ schoolYear: 6 })).signals.open;
		await dismissSignal(teacher, row!.signalId!, "seen");
		const page = await pageOf({ schoolYear: 6 });
		expect(stuckOf(page.signals.open)).toEqual([]);
		expect(stuckOf([...page.signals.open, ...page.signals.dismissed])).toEqual(diamonds(page));
	});

	it("are none where the school switched the rule off", async () => {
		const rule = { code: "stuck-on-goal", thresholds: {} } as const;
		await saveSignalRule(admin, { ...rule, enabled: false });
		expect(stuckOf((await pageOf({ connectionId: method.connectionId })).signals.open)).toEqual([]);
		await saveSignalRule(admin, { ...rule, enabled: true });
	});

	it("come with one of the group where a quarter of ten or more is stuck, of the year that is shown", async () => {
		const groupsOf = ({ signals }: GroupPage) => signals.open.filter((row) => row.code === "group-low");
		expect(groupsOf(await pageOf())).toEqual([]);
		expect(groupsOf(await pageOf({ connectionId: method.connectionId }))).toMatchObject([
			{ pupilId: null, schoolYear: 5, facts: { stuck: 4, n: 12 }, goal: { goalId: goals[0] } },
		]);
		expect(groupsOf(await pageOf({ connectionId: method.connectionId, schoolYear: 6 }))).toEqual([]);
	});
});

describe("the goals on the pages of a pupil", () => {
	it("are the cells of the row of the pupil in the grid, and add up to its goals", async () => {
		for (const connectionId of [null, method.connectionId, extra.connectionId, levels.connectionId])
			for (const [index, pupilId] of [pupils[0]!, pupils[7]!, pupils[12]!, pupils[20]!].entries()) {
				const { grid } = await pageOf({ connectionId, schoolYear: index < 2 ? 5 : 6 });
				const cells = grid.columns.flatMap((column) => column.cells.filter((cell) => cell.pupilId === pupilId));
				const page = await findPupilPage(teacher, { pupilId, period: { key: "year" }, connectionId });
				const own = page?.goals.find((subject) => subject.subjectKey === "arithmetic");
				// Of a source without anything of this year there is no row of the subject.
				if (own === undefined) {
					expect(cells.every((cell) => cell.value === null && !cell.taken)).toBe(true);
					continue;
				}
				expect(own.counts).toEqual(countGoals(cells));
				expect(Object.values(own.counts).reduce((sum, count) => sum + count, 0)).toBe(grid.columns.length);
				expect(own.goals.map((goal) => goal.cell)).toEqual(cells);
				if (connectionId !== null) continue;
				const sheet = await findTalkSheet(teacher, { pupilId, period: { key: "year" }, subject: null });
				expect(sheet?.subjectGoals.map((row) => row.counts)).toEqual([own.counts]);
			}
	});

	it("are the signals beside them, with the own level of an adaptive supplier and no share over all goals", async () => {
		const pupilId = pupils[7]!;
		const page = (await findPupilPage(teacher, { pupilId, period: { key: "year" }, connectionId: null }))!;
		const kept = (await listPupilSignals(teacher, pupilId))!;
		const signals = pupilSignalsOnScreen(kept, page, new Date());
		const [own] = page.goals;
		expect(own?.counts.stuck).toBe(1);
		expect(stuckOf(signals.open.filter(isOfGrid))).toEqual([`${pupilId} ${goals[0]}`]);
		expect(own?.levels).toMatchObject([{ supplier: "Adaptief", level: 400, minimum: 200, maximum: 800 }]);
		expect(page.rows).toEqual([]);
		expect(JSON.stringify(own?.effort)).not.toMatch(/correct|judged|share/);
	});
});
