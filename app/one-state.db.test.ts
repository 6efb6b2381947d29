import { beforeAll, describe, expect, it } from "vitest";
import { goalSheet } from "@/components/group-goal/goal-sheet";
import { gridInWords } from "@/components/groups/grid-in-words";
import { gridSheet } from "@/components/groups/grid-sheet";
import { prepareGoalStrip } from "@/lib/charts/prepare-goal-strip";
import { prepareGrid } from "@/lib/charts/prepare-grid";
import { inSchool } from "@/lib/db/in-school";
import type { GoalId, GroupId, PersonId } from "@/lib/domain/ids";
import { formatter } from "@/lib/i18n/format";
import { translator } from "@/lib/i18n/translator";
import { findGroupGoal } from "@/lib/queries/goals/find-group-goal";
import { getPupilGoal } from "@/lib/queries/goals/get-pupil-goal";
import { findGroupGrid } from "@/lib/queries/groups/find-group-grid";
import { findSittingPage, type SittingPupil } from "@/lib/queries/sittings/find-sitting-page";
import { type GoalState, goalStateTable } from "@/lib/standing/goal-state";
import { median } from "@/lib/stats/median";
import { testDatabase } from "@/lib/testing/database";
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
} from "@/lib/testing/factories";
import { addPractice, addSitting, type FactPlace, mapToGoal } from "@/lib/testing/goal-facts";
import { personScope } from "@/lib/testing/person-scope";

testDatabase();

const today = "2026-11-23";
const begin = "2026-08-01";
/** First attempts and how many were right, of practice over two days; null: nothing. */
const practised: readonly (readonly [taken: number, right: number] | null)[] = [
	...[
		[12, 1],
		[12, 2],
		[10, 9],
		[12, 12],
		[12, 8],
		[12, 7],
		[10, 7],
	].map(([taken = 0, right = 0]) => [taken, right] as const),
	// These have a value, but do not count in the median; then too few, then nothing.
	...[
		[9, 0],
		[8, 8],
		[6, 6],
		[7, 7],
		[5, 5],
	].map(([taken = 0, right = 0]) => [taken, right] as const),
	...[
		[4, 4],
		[1, 0],
	].map(([taken = 0, right = 0]) => [taken, right] as const),
	null,
];
const onPractice: readonly GoalState[] = [
	...(["stuck", "stuck", "reached", "reached", "growing", "growing", "growing"] as const),
	...(["growing", "growing", "growing", "growing", "growing", "few", "few", "nothing"] as const),
];
/** How each pupil's entry of the test stands; the eighth and later have a result. */
const onTest: readonly GoalState[] = [
	...(["in-progress", "absent", "withdrawn", "set-aside", "nothing", "no-status", "no-status"] as const),
	...Array.from({ length: 8 }, () => "no-status" as const),
];
/** The state of the page after a test, in the words of the goal page. */
const ofSitting: Readonly<Record<SittingPupil["state"], GoalState>> = {
	final: "no-status",
	"in-progress": "in-progress",
	missing: "absent",
	withdrawn: "withdrawn",
	"set-aside": "set-aside",
	refused: "refused",
	nothing: "nothing",
	"other-group": "nothing",
};

let school: TestSchool;
let groupId: GroupId;
let goals: readonly [practice: GoalId, test: GoalId];
let pupils: PersonId[];
let teacher: ReturnType<typeof personScope>;
let assessmentId: string;

beforeAll(async () => {
	school = await createSchool();
	const { schoolId } = school;
	({ groupId } = await createGroup(school));
	const { personId } = await createEmployee(schoolId);
	await assign(schoolId, personId, { kind: "class-teacher", groupId, beginDate: begin });
	teacher = personScope({ schoolId, personId, today });
	pupils = [];
	for (let index = 0; index < practised.length; index += 1) {
		const { pupilId } = await createPupil(schoolId, { familyName: `Achternaam${String(index).padStart(2, "0")}` });
		await addMember(schoolId, groupId, pupilId, { beginDate: begin });
		pupils.push(pupilId);
	}
	const goalOf = async (title: string) => (await createGoal({ subjectKey: "arithmetic", title })).goalId;
	goals = [await goalOf("Breuken"), await goalOf("Meten")];
	const placeOf = async (standard: string): Promise<FactPlace> => ({
		schoolId,
		connectionId: (await createConnection(schoolId, { standard, adaptive: "no" })).connectionId,
	});
	const [method, tests] = [await placeOf("xapi"), await placeOf("edu-v-results")];
	await mapToGoal(method, goals[0], { kind: "unit", sourceId: "unit" });
	await mapToGoal(tests, goals[1], { kind: "assessment", sourceId: "Toets" });
	await addPractice(
		method,
		practised.flatMap((work, index) => {
			if (work === null) return [];
			const [taken, right] = work;
			const [half, first] = [Math.ceil(taken / 2), Math.min(Math.ceil(taken / 2), right)];
			const pupilId = pupils[index] as PersonId;
			return [
				{ pupilId, day: "2026-11-10", taken: half, right: first },
				{ pupilId, day: "2026-11-17", taken: taken - half, right: right - first },
			].filter((day) => day.taken > 0);
		}),
	);
	({ assessmentId } = await addSitting(
		tests,
		{ name: "Toets", day: "2026-11-12", type: "percentage-correct" },
		pupils.flatMap((pupilId, index) => (index === 4 ? [] : [{ pupilId, text: String(30 + 3 * index) }])),
	));
	await inSchool(school, async (tx) => {
		const become = (index: number, data: { status?: string; missing?: boolean; deliveredStatus?: string }) =>
			tx.sittingEntry.updateMany({ where: { schoolId, pupilId: pupils[index] ?? null, assessmentId }, data });
		await become(0, { status: "in-progress" });
		await become(1, { missing: true });
		await become(2, { status: "withdrawn" });
		await become(3, { status: "set-aside", deliveredStatus: "final" });
		await tx.assessment.update({
			where: { schoolId_id: { schoolId, id: assessmentId } },
			data: { subjectKey: "arithmetic" },
		});
	});
});

const chosen = {
	period: { key: "year" },
	connectionId: null,
	kind: "all",
	schoolYear: null,
	subGroupId: null,
} as const;

async function gridOf() {
	const page = await findGroupGrid(teacher, { groupId, subject: "arithmetic", ...chosen });
	if (page === null) throw new Error("the grid is not there");
	const indexes = goals.map((goalId) => page.goals.findIndex((goal) => goal.goalId === goalId));
	return { page, indexes, model: prepareGrid({ ...page, order: "name" }) };
}

async function goalPageOf(goalId: GoalId) {
	const page = await findGroupGoal(teacher, { groupId, goalId, ...chosen });
	if (page === null) throw new Error("the goal is not there");
	return page;
}

const common = translator("nl", "common");
const wordOf = (state: GoalState) => common(goalStateTable[state].word);
const states = { nl: [onPractice, onTest] as const };

describe("the state of a pupil on a goal", () => {
	it("is one in the grid, its words and its file, on the page of the goal and in its file", async () => {
		const { page, indexes, model } = await gridOf();
		const words = {
			...{ t: translator("nl", "groups"), common, measures: translator("nl", "measures") },
			...{ provenance: translator("nl", "provenance"), format: formatter("nl") },
		};
		const picture = gridInWords(page, model, words, "");
		const sheet = gridSheet(page, "name", "nl").rows;
		for (const [at, expected] of states.nl.entries()) {
			const index = indexes[at] ?? -1;
			expect(page.grid.columns[index]?.cells.map((cell) => cell.state)).toEqual(expected);
			expect(picture.rows.map((row) => row.cells[index]?.[0])).toEqual(
				expected.map((state) => goalStateTable[state].mark),
			);
			// Name, then value, status and place of each goal; above the pupils five rows of head.
			expect(sheet.slice(-pupils.length).map((row) => row[3 * index + 2])).toEqual(expected.map(wordOf));

			const goalPage = await goalPageOf(goals[at] as GoalId);
			expect(goalPage.column.cells.map((cell) => cell.state)).toEqual(expected);
			const listed = Object.values(goalPage.lists)
				.flat()
				.toSorted((a, b) => a.row - b.row);
			expect(listed.map(({ cell }) => cell.state)).toEqual(expected);
			const rows = goalSheet(goalPage, "nl").rows.slice(-pupils.length);
			expect(new Map(rows.map((row) => [row[0], row[1]]))).toEqual(
				new Map(goalPage.members.map((member, row) => [member.name, wordOf(expected[row] ?? "nothing")])),
			);
		}
	});

	it("is that of the pupil's own page on the goal", async () => {
		for (const [at, goalId] of goals.entries())
			for (const [index, pupilId] of pupils.entries()) {
				const { panels } = await getPupilGoal(teacher, { groupId, goalId, pupilId, period: { key: "year" } });
				expect(panels.map((panel) => panel.now.state)).toEqual([states.nl[at]?.[index]]);
			}
	});

	it("is that of the page after the test, in the same word", async () => {
		const sittingId = await inSchool(
			school,
			async (tx) => (await tx.sitting.findFirstOrThrow({ where: { assessmentId } })).id,
		);
		const page = await findSittingPage(teacher, { groupId, sittingId, compareWith: null });
		expect(page?.pupils.map((pupil) => ofSitting[pupil.state])).toEqual(onTest);
		for (const locale of ["nl", "en"] as const)
			for (const [state, here] of Object.entries(ofSitting))
				if (state !== "final" && state !== "other-group")
					expect(translator(locale, "sittings")(`states.${state as SittingPupil["state"]}`)).toBe(
						translator(locale, "common")(goalStateTable[here].word),
					);
	});

	it("has a word of its own in both languages", () => {
		for (const locale of ["nl", "en"] as const) {
			const words = Object.values(goalStateTable).map(({ word }) => translator(locale, "common")(word));
			expect(new Set(words).size).toBe(words.length);
		}
		const marks = Object.values(goalStateTable).flatMap(({ mark }) => mark ?? []);
		expect(new Set(marks).size).toBe(marks.length);
	});
});

describe("the n beside a median", () => {
	it("is that of the median, also where more have a value; the strip draws as many apart", async () => {
		const page = await goalPageOf(goals[0]);
		const [counted, valued] = [7, 12];
		expect(page.column).toMatchObject({ valued, spread: { code: "numeric", n: counted } });
		expect(page.counts).toMatchObject({ counted, uncounted: valued - counted });
		const strip = prepareGoalStrip(page.column);
		if (strip?.kind !== "axis") throw new Error("the strip has no axis");
		expect([strip.dots.length, strip.uncounted.length]).toEqual([counted, valued - counted]);
		expect(strip.group?.median).toBeCloseTo(median(strip.dots.map((dot) => dot.xRatio)) ?? -1);

		const { page: grid, indexes, model } = await gridOf();
		const index = indexes[0] ?? -1;
		const words = {
			...{ t: translator("nl", "groups"), common, measures: translator("nl", "measures") },
			...{ provenance: translator("nl", "provenance"), format: formatter("nl") },
		};
		const picture = gridInWords(grid, model, words, "").columns[index];
		expect(picture?.count).toBe(`${counted}/${pupils.length}`);
		expect(picture?.countLong).toContain(`${counted} van ${pupils.length} tellen mee`);
		expect(picture?.spread?.meaning).toContain(`${counted} leerlingen`);
		const sheet = gridSheet(grid, "name", "nl").rows;
		const csv = translator("nl", "csv");
		expect(sheet.find(([name]) => name === csv("counted"))?.[3 * index + 1]).toBe(counted);
		expect(sheet.find(([name]) => name === csv("withValue"))?.[3 * index + 1]).toBe(valued);

		const pupil = await getPupilGoal(teacher, {
			groupId,
			goalId: goals[0],
			pupilId: pupils[0] as PersonId,
			period: { key: "year" },
		});
		expect(pupil.panels[0]?.now).toMatchObject({ spread: { n: counted }, counts: { counted } });
	});
});
