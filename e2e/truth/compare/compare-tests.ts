import { sittingSheet } from "../../../components/sittings/sitting-sheet";
import { findSittingPage, type SittingPage } from "../../../lib/queries/sittings/find-sitting-page";
import { listSittings } from "../../../lib/queries/sittings/list-sittings";
import type { DeliveredSchool } from "../deliver-school";
import {
	type AfterTest,
	afterTests,
	type MemberOfSitting,
	measureName,
	membersOfSittings,
	type SittingOfGroup,
	sittingsOfGroups,
} from "../figures/after-test";
import type { Truth } from "../figures/open-truth";
import type { RawSchool } from "../raw-school";
import { compareGrowth } from "./compare-growth";
import { cellsOf, fullName, readCell } from "./csv";
import type { Comparison } from "./differences";
import { wireTypes } from "./measure-names";
import { placeOf, spreadOf, withoutEmpty } from "./said-as-product";

type Measure = NonNullable<SittingPage["picture"]["main"]>;

const nameOf = ({ supplier, assessment, version, day }: Omit<SittingOfGroup, "group">) =>
	[supplier, assessment, version, day].join(" ").replace("  ", " ");

/** The list of tests of every group, and the page after each of them. */
export async function compareTests(
	comparison: Comparison,
	raw: RawSchool,
	delivered: DeliveredSchool,
	truth: Truth,
): Promise<void> {
	const [sittings, members, figures] = [
		await sittingsOfGroups(truth),
		await membersOfSittings(truth),
		await afterTests(truth),
	];
	for (const [group, groupId] of delivered.groups) {
		const list = await listSittings(delivered.scope, groupId);
		const pages = new Map<string, readonly SittingPage[]>();
		const listed = new Map<string, NonNullable<typeof list>["sittings"][number]>();
		for (const row of list?.sittings ?? []) {
			// All that came was refused: it is listed, and no figure is made of it.
			if (row.sittingId === null) continue;
			const { sittingId } = row;
			const ofYears = await pagesOf((schoolYear) =>
				findSittingPage(delivered.scope, { groupId, sittingId, compareWith: null, schoolYear }),
			);
			const [page] = ofYears;
			if (page === undefined) throw new Error(`a listed test has no page: ${group} ${row.name} ${row.day}`);
			const name = nameOf({ ...page.sitting, assessment: page.sitting.assessmentSourceId });
			pages.set(name, ofYears);
			listed.set(name, row);
		}
		const own = sittings.filter((sitting) => sitting.group === group);
		comparison.same("tests", group, "which tests", own.map(nameOf).sort(), [...pages.keys()].sort());
		for (const sitting of own) {
			const name = nameOf(sitting);
			const ofYears = pages.get(name);
			if (!ofYears) continue;
			const there = members.filter((member) => member.group === group && nameOf(member) === name);
			compareStates(comparison, `${group} ${name}`, there, ofYears, listed.get(name), delivered);
			for (const page of ofYears) {
				compareMeasures(comparison, sitting, page, figures, delivered);
				compareFile(comparison, raw, sitting, page, figures);
				await compareGrowth({ comparison, delivered, truth }, sitting, page);
			}
		}
	}
}

/** "Combination groups: the same school year within the class": the page of each; of other groups the one page there is. */
async function pagesOf(find: (schoolYear: number | null) => Promise<SittingPage | null>): Promise<SittingPage[]> {
	const first = await find(null);
	if (first === null) return [];
	const others = first.schoolYears.filter((year) => year !== first.schoolYear);
	const pages = [first];
	for (const year of others) {
		const page = await find(year);
		if (page !== null) pages.push(page);
	}
	return pages;
}

/** The values of a measure that stand on a page: of a combination group those of its school year. */
const valuesOn = (figures: AfterTest, name: string, { schoolYear }: SittingPage) =>
	figures.values.filter(
		(value) => value.measure === name && (schoolYear === null || value.of === `${name}|${schoolYear}`),
	);

function compareStates(
	comparison: Comparison,
	where: string,
	members: readonly MemberOfSitting[],
	pages: readonly SittingPage[],
	listed: { final: number; inProgress: number; missing: number; withdrawn: number; members: number } | undefined,
	delivered: DeliveredSchool,
): void {
	const states = new Map(
		pages.flatMap((page) => page.pupils).map(({ pupilId, state }) => [pupilId as string, state as string]),
	);
	for (const { pupil, state, countsIn, group, refused } of members) {
		const ours = countsIn === null || countsIn === group ? (state ?? (refused ? "refused" : "nothing")) : "other-group";
		comparison.same("after test", where, `state of ${pupil}`, ours, states.get(delivered.pupils.get(pupil)!) ?? null);
	}
	const here = members.filter(({ countsIn, group }) => countsIn === group);
	const count = (state: MemberOfSitting["state"]) => here.filter((member) => member.state === state).length;
	comparison.same("tests", where, "final", count("final"), listed?.final);
	comparison.same("tests", where, "in progress", count("in-progress"), listed?.inProgress);
	comparison.same("tests", where, "missing", count("missing"), listed?.missing);
	comparison.same("tests", where, "withdrawn", count("withdrawn"), listed?.withdrawn);
	comparison.same(
		"tests",
		where,
		"members",
		members.filter(({ countsIn, group }) => countsIn === null || countsIn === group).length,
		listed?.members,
	);
}

function compareMeasures(
	comparison: Comparison,
	sitting: SittingOfGroup,
	page: SittingPage,
	figures: AfterTest,
	delivered: DeliveredSchool,
): void {
	const { main, others, levels } = page.picture;
	for (const measure of [...(main ? [main] : []), ...others, ...levels])
		compareMeasure({ comparison, page, figures, delivered }, sitting, measure);
}

interface About {
	readonly comparison: Comparison;
	readonly page: SittingPage;
	readonly figures: AfterTest;
	readonly delivered: DeliveredSchool;
}

function compareMeasure(
	{ comparison, page, figures, delivered }: About,
	sitting: SittingOfGroup,
	measure: Measure,
): void {
	const type = wireTypes[measure.type] ?? measure.type;
	const of = (maximum: number | null) => measureName(sitting, type, measure.partSourceId, maximum);
	const name = of(measure.maximum);
	const where = `${sitting.group} ${nameOf(sitting)} ${type} ${measure.partSourceId}`;
	const values = valuesOn(figures, name, page);
	const theirs = measure.values as ReadonlyMap<string, { shown: number | null; label: string | null }>;
	comparison.same("after test", where, "values", values.length, theirs.size);
	const sets = [...new Set(values.map(({ of: set }) => set))];
	const together = sets.length > 1;
	if (together) comparison.same("after test", where, "school years that are compared together", 1, sets.length);
	const standings = measure.standings as ReadonlyMap<string, unknown>;
	for (const { pupil, number, text, of: set, rank } of values) {
		const pupilId = delivered.pupils.get(pupil)!;
		const shown = theirs.get(pupilId);
		comparison.same(
			"after test",
			where,
			`value of ${pupil}`,
			number ?? text,
			shown ? (shown.shown ?? shown.label) : null,
		);
		if (!together)
			comparison.same(
				"after test",
				where,
				`place of ${pupil}`,
				placeOf(figures, set, pupil, rank, null),
				standings.get(pupilId) ?? null,
			);
	}
	if (!together)
		comparison.same(
			"after test",
			where,
			"spread",
			spreadOf(figures, sets[0] ?? name, values),
			withoutEmpty(measure.spread),
		);
}

/** The file of the page: each value as it was delivered, under the same measure. */
function compareFile(
	comparison: Comparison,
	raw: RawSchool,
	sitting: SittingOfGroup,
	page: SittingPage,
	figures: AfterTest,
): void {
	const cells = cellsOf(sittingSheet(page, "en"));
	const { main, others, levels } = page.picture;
	for (const [index, measure] of [...(main ? [main] : []), ...others, ...levels].entries()) {
		const type = wireTypes[measure.type] ?? measure.type;
		const name = measureName(sitting, type, measure.partSourceId, measure.maximum);
		const values = valuesOn(figures, name, page);
		const where = `file ${sitting.group} ${nameOf(sitting)} ${type}`;
		comparison.same("csv", where, "with a value", values.length, readCell(cells[0]?.[2 + index]));
		for (const pupil of raw.pupils) {
			const value = values.find((one) => one.pupil === pupil.key);
			const row = cells.find(([own]) => own === fullName(pupil));
			if (row)
				comparison.same(
					"csv",
					where,
					`value of ${pupil.key}`,
					value ? (value.number ?? value.text) : null,
					readCell(row[2 + index]),
				);
		}
	}
}
