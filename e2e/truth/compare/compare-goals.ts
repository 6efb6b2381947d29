import { goalSheet } from "../../../components/group-goal/goal-sheet";
import { gridSheet } from "../../../components/groups/grid-sheet";
import { inSchool } from "../../../lib/db/in-school";
import type { CsvSheet } from "../../../lib/http/csv-answer";
import { findGroupGoal } from "../../../lib/queries/goals/find-group-goal";
import { findGroupGrid, type GroupGridPage } from "../../../lib/queries/groups/find-group-grid";
import type { DeliveredSchool } from "../deliver-school";
import {
	type Columns,
	evidenceLeast,
	type PracticeCell,
	practiceColumns,
	statusOf,
	type TestCell,
	testColumns,
	valueLeast,
} from "../figures/columns";
import { jeffreys } from "../figures/jeffreys";
import type { Truth } from "../figures/open-truth";
import type { RawSchool } from "../raw-school";
import { cellsOf, fullName, readCell } from "./csv";
import type { Comparison, Difference } from "./differences";
import { wireTypes } from "./measure-names";
import { placeOf, spreadOf, withoutEmpty } from "./said-as-product";

type Column = GroupGridPage["grid"]["columns"][number];

interface About {
	readonly comparison: Comparison;
	readonly raw: RawSchool;
	readonly delivered: DeliveredSchool;
	readonly tests: Columns<TestCell>;
	readonly practice: Columns<PracticeCell>;
	readonly assessments: ReadonlyMap<string, { sourceId: string; version: string }>;
}

/** The grid of every group and subject, and the page of every goal on it. */
export async function compareGoals(
	comparison: Comparison,
	raw: RawSchool,
	delivered: DeliveredSchool,
	truth: Truth,
): Promise<void> {
	const rows = await inSchool(delivered.school, (tx) =>
		tx.assessment.findMany({ select: { id: true, sourceId: true, version: true } }),
	);
	const about: About = {
		...{ comparison, raw, delivered },
		tests: await testColumns(truth, delivered.school.beginDate),
		practice: await practiceColumns(truth),
		assessments: new Map(rows.map(({ id, ...names }) => [id, names])),
	};
	for (const [group, groupId] of delivered.groups)
		for (const subject of ["arithmetic", "dutch"] as const) {
			const wanted = {
				groupId,
				period: { key: "year" as const },
				connectionId: null,
				kind: "all" as const,
				schoolYear: null,
				subGroupId: null,
			};
			const grid = await findGroupGrid(delivered.scope, { ...wanted, subject });
			if (grid === null || grid.subject !== subject) continue;
			const file = gridSheet(grid, "name", "en");
			for (const [index, column] of grid.grid.columns.entries()) {
				const goal = keyOf(delivered.goals, column.goalId);
				if (!raw.goals.some(({ key }) => key === goal)) continue;
				compareColumn(about, "grid", group, goal, column);
				compareFile(about, `${group} ${goal} of the grid`, column, file, 1 + 3 * index);
				const page = await findGroupGoal(delivered.scope, { ...wanted, goalId: column.goalId });
				if (page === null) continue;
				compareColumn(about, "goal", group, goal, page.column);
				compareFile(about, `${group} ${goal}`, page.column, goalSheet(page, "en"), 2);
			}
		}
}

const keyOf = (keys: ReadonlyMap<string, string>, id: string) => [...keys].find(([, own]) => own === id)?.[0] ?? "?";

function compareColumn(about: About, screen: Difference["screen"], group: string, goal: string, column: Column): void {
	const { source } = column;
	if (source === null) return;
	const supplier = keyOf(about.delivered.connections, source.connectionId);
	if (source.key.kind === "practice") {
		comparePractice(about, screen, [group, supplier, goal].join("|"), column);
		return;
	}
	const test = about.assessments.get(source.key.assessmentId);
	const type = wireTypes[source.key.type] ?? source.key.type;
	compareTest(
		about,
		screen,
		[group, supplier, test?.sourceId, test?.version, type, source.key.partSourceId].join("|"),
		column,
	);
}

function comparePractice(
	{ comparison, practice, delivered }: About,
	screen: Difference["screen"],
	name: string,
	column: Column,
): void {
	const there = new Set(column.cells.map(({ pupilId }) => pupilId as string));
	const own = practice.cells.filter((cell) => cell.column === name && there.has(delivered.pupils.get(cell.pupil)!));
	for (const cell of column.cells) {
		const pupil = keyOf(delivered.pupils, cell.pupilId);
		const one = own.find((found) => found.pupil === pupil);
		const said = (figure: string, ours: unknown, theirs: unknown) =>
			comparison.same(screen, name, `${figure} of ${pupil}`, ours, theirs);
		const enough = one && one.taken >= valueLeast ? one : null;
		const exact = enough && jeffreys(enough.correct, enough.taken);
		const interval = exact && { low: 100 * exact.low, high: 100 * exact.high };
		said("value", enough ? (100 * enough.correct) / enough.taken : null, cell.value?.shown ?? null);
		said("interval", interval, cell.value?.interval ?? null);
		said("taken", one?.taken ?? null, cell.taken);
		said("status", one ? statusOf(one) : "no-data", cell.status);
		said("last day", one ? lastDayOf(one, cell.lastDay) : null, cell.lastDay);
		const counts = one && one.taken >= evidenceLeast ? (100 * one.correct) / one.taken : null;
		said("place", enough ? placeOf(practice, one!.of, pupil, counts, interval) : null, cell.standing);
	}
	const counted = own.filter(({ taken }) => taken >= evidenceLeast);
	comparison.same(screen, name, "n", counted.length, column.spread.n);
	comparison.same(screen, name, "with a value", own.filter(({ taken }) => taken >= valueLeast).length, column.valued);
	if (own[0]) comparison.same(screen, name, "spread", spreadOf(practice, own[0].of, []), withoutEmpty(column.spread));
}

function compareTest(
	{ comparison, tests, delivered }: About,
	screen: Difference["screen"],
	name: string,
	column: Column,
): void {
	const all = tests.cells.filter((cell) => cell.column === name);
	// "Different maxima are never ranked together": a column is of one of them, which the product chooses.
	const shown = new Set(column.cells.filter(({ value }) => value !== null).map(({ pupilId }) => pupilId as string));
	const maximum = all.find(({ pupil }) => shown.has(delivered.pupils.get(pupil)!))?.maximum ?? null;
	// Of a combination group the grid shows one school year.
	const there = new Set(column.cells.map(({ pupilId }) => pupilId as string));
	const own = all.filter((cell) => cell.maximum === maximum && there.has(delivered.pupils.get(cell.pupil)!));
	for (const cell of column.cells) {
		const pupil = keyOf(delivered.pupils, cell.pupilId);
		const one = own.find((found) => found.pupil === pupil);
		const said = (figure: string, ours: unknown, theirs: unknown) =>
			comparison.same(screen, name, `${figure} of ${pupil}`, ours, theirs);
		said("value", one ? (one.number ?? one.text) : null, cell.value ? (cell.value.shown ?? cell.value.label) : null);
		if (!one && all.some((other) => other.pupil === pupil))
			said("state", "not nothing", cell.state === "nothing" ? "nothing" : "not nothing");
		said("last day", one?.day ?? null, cell.lastDay);
		const place = one && one.countsIn === name.split("|")[0] ? placeOf(tests, one.of, pupil, one.rank, null) : null;
		if (one) said("place", place ?? { code: "elsewhere", group: one.countsIn }, cell.standing);
	}
	comparison.same(screen, name, "with a value", own.length, column.valued);
	if (own[0])
		comparison.same(
			screen,
			name,
			"spread",
			spreadOf(
				tests,
				own[0].of,
				own.filter(({ of }) => of === own[0]!.of),
			),
			withoutEmpty(column.spread),
		);
}

/** The values of a column in a file: as delivered, a share in whole percents at least. */
function compareFile(
	{ comparison, raw, delivered }: About,
	where: string,
	column: Column,
	sheet: CsvSheet,
	at: number,
): void {
	const cells = cellsOf(sheet);
	const own = new Map(column.cells.map((cell) => [cell.pupilId as string, cell.value]));
	for (const pupil of raw.pupils) {
		const row = cells.find(([name]) => name === fullName(pupil));
		if (!row) continue;
		const value = own.get(delivered.pupils.get(pupil.key)!) ?? null;
		const told = readCell(row[at]);
		const shown = value?.shown ?? value?.label ?? null;
		const isShare = column.source?.key.kind === "practice" && typeof shown === "number" && typeof told === "number";
		comparison.same(
			"csv",
			where,
			`value of ${pupil.key}`,
			shown,
			isShare && Math.abs(told - shown) <= 0.5 ? shown : told,
		);
	}
}

/** The rules do not say of what the last day is: from the last day of the evidence to the last day of anything on the goal. */
function lastDayOf({ lastDay, lastActivity }: PracticeCell, told: string | null): string | null {
	if (told === null) return lastDay;
	return told >= (lastDay ?? "") && told <= lastActivity ? told : (lastDay ?? lastActivity);
}
