import { beforeAll, describe, expect, it } from "vitest";
import { sittingSheet } from "../../../components/sittings/sitting-sheet";
import { inSchool } from "../../db/in-school";
import type { GoalId, GroupId, PersonId } from "../../domain/ids";
import { defaultSettings } from "../../standing/settings";
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
import { type WrittenTry, writeTries } from "../../testing/tries";
import { selectMissedTests } from "../changes/select-missed-tests";
import { findEffortPage } from "../effort/find-effort-page";
import { findGroupGoal } from "../goals/find-group-goal";
import { getPupilGoal } from "../goals/get-pupil-goal";
import { findGroupGrid } from "../groups/find-group-grid";
import { findPupilPage } from "../pupils/find-pupil-page";
import { findPupilResults } from "../result-marks/find-pupil-results";
import { selectSignalInputs } from "../signals/select-signal-input";
import { findSittingPage } from "../sittings/find-sitting-page";
import { listSittings } from "../sittings/list-sittings";
import { findTalkSheet } from "../talk/find-talk-sheet";

testDatabase();

const today = "2026-11-23";
const [first, second] = ["2026-11-10", "2026-11-17"];
const at = (time: string, day = first) => `${day}T${time}`;
type Said = Omit<WrittenTry, "pupilId">;

/** Each pupil: what the supplier said, what counts on the first day, and what counts at last. Null: nothing counts. */
const cases: readonly {
	readonly name: string;
	readonly said: readonly Said[];
	readonly day: number | null;
	readonly last?: number;
}[] = [
	{ name: "one result", said: [{ takenAt: at("09:00"), scores: [50] }], day: 50 },
	{
		name: "a resit on the day, and the first corrected after it",
		said: [
			{ takenAt: at("09:00"), modifiedAt: at("15:00"), scores: [20] },
			{ takenAt: at("10:00"), modifiedAt: at("10:30"), scores: [80] },
		],
		day: 80,
	},
	{
		name: "taken at one moment, one modified later",
		said: [
			{ takenAt: at("09:00"), modifiedAt: at("11:00"), scores: [25] },
			{ takenAt: at("09:00"), modifiedAt: at("10:00"), scores: [85] },
		],
		day: 25,
	},
	{ name: "two scores of one type in one item", said: [{ takenAt: at("09:00"), scores: [30, 90] }], day: 30 },
	{
		name: "a resit on another day",
		said: [
			{ takenAt: at("09:00"), modifiedAt: at("09:00", "2026-11-20"), scores: [40] },
			{ takenAt: at("09:00", second), scores: [70] },
		],
		day: 40,
		last: 70,
	},
	{
		name: "a resit that was withdrawn",
		said: [
			{ takenAt: at("09:00"), scores: [45] },
			{ takenAt: at("10:00"), status: "withdrawn" },
		],
		day: 45,
	},
	{
		name: "a resit that the school set aside",
		said: [
			{ takenAt: at("10:00"), status: "set-aside", scores: [99] },
			{ takenAt: at("09:00"), scores: [55] },
		],
		day: 55,
	},
	{
		name: "missing after a final result",
		said: [
			{ takenAt: at("09:00"), scores: [60] },
			{ takenAt: at("10:00"), missing: true },
		],
		day: 60,
	},
	{
		name: "in progress after a final result",
		said: [
			{ takenAt: at("10:00"), status: "in-progress", scores: [5] },
			{ takenAt: at("09:00"), scores: [65] },
		],
		day: 65,
	},
	{
		name: "a final one without anything in it after a final result",
		said: [
			{ takenAt: at("09:00"), scores: [35] },
			{ takenAt: at("10:00"), scores: [] },
		],
		day: 35,
	},
	{
		name: "a final one without anything in it on a later day",
		said: [
			{ takenAt: at("09:00"), scores: [75] },
			{ takenAt: at("09:00", second), scores: [] },
		],
		day: 75,
	},
	{
		name: "absent, and busy later",
		said: [
			{ takenAt: at("09:00"), missing: true },
			{ takenAt: at("10:00"), status: "in-progress", scores: [5] },
		],
		day: null,
	},
];
const onDay = cases.map((one) => one.day);
const atLast = cases.map((one) => one.last ?? one.day);

let school: TestSchool;
let groupId: GroupId;
let goalId: GoalId;
let pupils: PersonId[];
let teacher: PersonId;
let sittingOn: (day: string) => string;
const period = { key: "year" as const };
const scopeOf = () => personScope({ schoolId: school.schoolId, role: "staff", personId: teacher, today });
const inOrder = (values: ReadonlyMap<PersonId, { readonly shown: number | null }>) =>
	pupils.map((pupilId) => values.get(pupilId)?.shown ?? null);

beforeAll(async () => {
	school = await createSchool();
	const { schoolId } = school;
	({ groupId } = await createGroup(school));
	({ goalId } = await createGoal({ subjectKey: "arithmetic" }));
	pupils = [];
	for (const [index] of cases.entries()) {
		const { pupilId } = await createPupil(schoolId, { familyName: `Achternaam${String.fromCharCode(97 + index)}` });
		await addMember(schoolId, groupId, pupilId, { beginDate: "2026-08-01" });
		pupils.push(pupilId);
	}
	({ personId: teacher } = await createEmployee(schoolId));
	await assign(schoolId, teacher, { kind: "class-teacher", groupId, beginDate: "2026-08-01" });
	const { connectionId } = await createConnection(schoolId, { standard: "edu-v-results" });
	const tests: FactPlace = { schoolId, connectionId };
	await mapToGoal(tests, goalId, { kind: "assessment", sourceId: "t" });
	({ sittingOn } = await writeTries(
		tests,
		{ sourceId: "t", subjectKey: "arithmetic" },
		cases.flatMap(({ said }, index) => said.map((one) => ({ ...one, pupilId: pupils[index]! }))),
	));
});

describe("of the same facts the same result counts", () => {
	it("in the list of tests and on the page of each day, which tells of the other tries", async () => {
		const list = await listSittings(scopeOf(), groupId);
		expect(list?.sittings).toMatchObject([
			{ day: second, members: 12, final: 2, inProgress: 0, missing: 0, withdrawn: 0 },
			{ day: first, members: 12, final: 11, inProgress: 1, missing: 0, withdrawn: 0 },
		]);
		const page = await findSittingPage(scopeOf(), { groupId, sittingId: sittingOn(first), compareWith: null });
		expect(inOrder(page?.picture.main?.values ?? new Map())).toEqual(onDay);
		expect(page?.picture.main?.spread).toMatchObject({ n: 11, quartiles: { median: 50 } });
		expect(page?.pupils.map((pupil) => pupil.state)).toEqual([...Array(11).fill("final"), "in-progress"]);
		// Only what has a value is an earlier try; the rest is told as what it is.
		expect(page?.pupils.map((pupil) => pupil.earlierTries)).toEqual([0, 1, 1, ...Array(9).fill(0)]);
		expect(page?.pupils.map((pupil) => pupil.otherTries.map(({ when, what }) => `${when} ${what}`))).toEqual([
			...Array(5).fill([]),
			["after withdrawn"],
			["after set-aside"],
			["after missing"],
			["after in-progress"],
			["after without-value"],
			[],
			["before missing"],
		]);
		expect(page?.alsoSent).toMatchObject([{ pupilId: pupils[3], text: "90" }]);
		expect(page?.pupils.map((pupil) => pupil.laterTry)).toEqual(cases.map((one) => (one.last ? second : null)));
		const resit = await findSittingPage(scopeOf(), { groupId, sittingId: sittingOn(second), compareWith: null });
		expect(inOrder(resit?.picture.main?.values ?? new Map())).toEqual(cases.map((one) => one.last ?? null));
	});

	it("in the file of the page", async () => {
		const page = await findSittingPage(scopeOf(), { groupId, sittingId: sittingOn(first), compareWith: null });
		if (page === null) throw new Error("the test is there");
		const { about, rows } = sittingSheet(page, "nl");
		expect(about.n).toBe(12);
		expect(rows[0]?.slice(2, 3)).toEqual([11]);
		expect(rows.slice(2).map((row) => (row[2] === null ? null : (row[2] as { number: number }).number))).toEqual(onDay);
		expect(rows[2 + 3]?.at(-1)).toMatch(/^%\sgoed: 90\s%$/);
		expect(rows[2 + 7]?.[1]).toBe("definitief; daarna afwezig");
	});

	it("in the grid, on the goal and in the signals", async () => {
		const chosen = { groupId, period, connectionId: null, kind: "all" as const, schoolYear: null, subGroupId: null };
		const grid = await findGroupGrid(scopeOf(), { ...chosen, subject: "arithmetic" });
		expect(grid?.grid.columns[0]?.cells.map((cell) => cell.value?.shown ?? null)).toEqual(atLast);
		const goal = await findGroupGoal(scopeOf(), { ...chosen, goalId });
		expect(goal?.column.cells.map((cell) => cell.value?.shown ?? null)).toEqual(atLast);
		const inputs = await inSchool(school, (tx) => selectSignalInputs(tx, scopeOf(), groupId, today, defaultSettings));
		const facts = new Map(inputs[0]?.facts.flatMap((fact) => (fact.kind === "test" ? [[fact.pupilId, fact]] : [])));
		expect(pupils.map((pupilId) => facts.get(pupilId)?.number ?? null)).toEqual(atLast);
	});

	it("beside effort", async () => {
		const page = await findEffortPage(scopeOf(), {
			...{
				groupId,
				subject: "arithmetic",
				period,
				schoolYear: null,
				connectionId: null,
				amount: "tasks",
				result: "test",
			},
		});
		expect(inOrder(page?.axis?.values ?? new Map())).toEqual(atLast);
	});

	it.each(cases.map((one, index) => [one.name, index] as const))("for a pupil: %s", async (_, index) => {
		const pupilId = pupils[index]!;
		const [day, last] = [onDay[index] ?? null, atLast[index] ?? null];
		const goal = await getPupilGoal(scopeOf(), { groupId, goalId, pupilId, period });
		const panel = goal.panels.find((one) => one.kind === "test");
		expect(panel?.now.value?.shown ?? null).toBe(last);
		const points = panel?.points.map((point) => point.value.shown) ?? [];
		expect(points).toEqual(day === null ? [] : day === last ? [day] : [day, last]);

		const page = await findPupilPage(scopeOf(), { pupilId, period, connectionId: null });
		expect(page?.rows[0]?.value?.number ?? null).toBe(last);
		expect(page?.timeline.tests.map((one) => Number(one.text))).toEqual(points);
		const comparison = page?.rows[0]?.comparison;
		if (comparison?.state === "compared")
			expect(comparison.spread.values).toEqual(atLast.flatMap((one) => one ?? []).sort((a, b) => a - b));
		const sheet = await findTalkSheet(scopeOf(), { pupilId, period, subject: null });
		expect(sheet?.rows[0]?.value?.number ?? null).toBe(last);

		const results = (await findPupilResults(scopeOf(), pupilId))?.results ?? [];
		const counting = results.filter((one) => !one.isSetAside && one.countsInstead === null);
		expect(counting.map((one) => one.values[0]?.number)).toEqual(last === null ? [] : [last]);
		const missed = await inSchool(school, (tx) =>
			selectMissedTests(tx, scopeOf(), [pupilId], { from: first, to: today }),
		);
		expect(missed).toEqual([]);
	});
});
