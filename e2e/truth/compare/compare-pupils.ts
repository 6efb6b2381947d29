import { pupilSheet } from "../../../components/pupils/pupil-sheet";
import { findPupilPage, type PupilPage } from "../../../lib/queries/pupils/find-pupil-page";
import type { DeliveredSchool } from "../deliver-school";
import { grownOf } from "../figures/growth";
import { comparedSet, isStillIn, type OwnTest, type OwnValue, ownTests, ownValues } from "../figures/latest-tests";
import type { Truth } from "../figures/open-truth";
import { comparableLeast, halfOf, type Position, positionSql, type Spread, spreadSql } from "../figures/standing";
import { cellsOf, readCell } from "./csv";
import type { Comparison } from "./differences";
import { wireTypes } from "./measure-names";

type Row = PupilPage["rows"][number];

/** The page of every pupil: how she stands on the latest test of each source and subject, and since the one before. */
export async function comparePupils(comparison: Comparison, delivered: DeliveredSchool, truth: Truth): Promise<void> {
	const tests = await ownTests(truth, delivered.school.beginDate);
	const values = await ownValues(truth);
	for (const [pupil, pupilId] of delivered.pupils) {
		const page = await findPupilPage(delivered.scope, { pupilId, period: { key: "year" }, connectionId: null });
		const rows = (page?.rows ?? []).filter(({ value }) => value !== null);
		const own = tests.filter((test) => test.pupil === pupil);
		const latest = own.filter(({ place }) => place === 1);
		const told = rows.map((row) => `${row.supplier} ${row.subjectKey} ${row.assessment} ${row.at && dayOf(row.at)}`);
		const ours = latest.map((test) => `${test.supplier} ${test.subject} ${test.name} ${test.day}`);
		comparison.same("pupil", pupil, "latest tests", ours.sort(), [...told].sort());
		if (page) compareFile(comparison, pupil, page);
		for (const test of latest) {
			const row = rows.find(({ supplier, subjectKey }) => supplier === test.supplier && subjectKey === test.subject);
			if (!row) continue;
			await compareRow({ comparison, truth, values, from: delivered.school.beginDate }, test, row);
			await compareChange({ comparison, truth, values, from: delivered.school.beginDate }, test, own, row);
		}
	}
}

const amsterdam = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam", dateStyle: "short" });
const dayOf = (at: Date) => amsterdam.format(at);

interface About {
	readonly comparison: Comparison;
	readonly truth: Truth;
	readonly values: readonly OwnValue[];
	readonly from: string;
}

async function compareRow({ comparison, truth, values, from }: About, test: OwnTest, row: Row): Promise<void> {
	const where = `${test.pupil} ${test.supplier} ${test.assessment} ${test.day}`;
	const said = (figure: string, ours: unknown, theirs: unknown) =>
		comparison.same("pupil", where, figure, ours, theirs);
	const type = wireTypes[row.measure] ?? row.measure;
	const mine = values.find((one) => one.pupil === test.pupil && one.type === type && isOf(one, test));
	said("value", mine ? (mine.number ?? mine.text) : null, row.value?.number ?? row.value?.text);
	// Compared in the group where it counts; who has left that group, or came after, is compared with nobody.
	const isCompared = test.group !== null && (await isStillIn(truth, test));
	said("compared with nobody", !isCompared, row.elsewhere !== null || row.group === null);
	if (!isCompared || row.group === null) return;
	said("group", test.group, row.group.name);
	const set = comparedSet(test, type, from);
	const [spread] = await truth.ask<Spread>(spreadSql(set, mine?.number === null));
	const position = (await truth.ask<Position>(positionSql(set))).find(({ pupil }) => pupil === test.pupil);
	const { comparison: told } = row;
	said("n", spread?.n ?? 0, told.n);
	const enough = spread && position && spread.n >= comparableLeast;
	said("compared", enough ? "compared" : "too-few", told.state);
	if (!enough || told.state !== "compared") return;
	said("below", position.below, told.below);
	said("equal", position.equal, told.equal);
	said("half", halfOf(position.rank, spread), told.place);
	if (mine?.number === null || type === "NumberIncorrect") return;
	said("median", spread.median, told.spread.median);
	said("lower quarter", spread.lower, told.spread.lower);
	said("upper quarter", spread.upper, told.spread.upper);
}

const isOf = (one: Omit<OwnTest, "pupil" | "subject" | "name" | "place" | "group" | "takenAt">, other: typeof one) =>
	one.supplier === other.supplier &&
	one.assessment === other.assessment &&
	one.version === other.version &&
	one.day === other.day;

/** "Growth only within one scale family"; the same test twice is one scale too. */
async function compareChange(
	{ comparison, truth, values }: About,
	test: OwnTest,
	own: readonly OwnTest[],
	row: Row,
): Promise<void> {
	const where = `${test.pupil} ${test.supplier} ${test.assessment} ${test.day}`;
	const { change } = row;
	const earlier = own.filter(
		({ supplier, subject, place }) => supplier === test.supplier && subject === test.subject && place > 1,
	);
	if (earlier.length === 0) comparison.same("pupil", where, "change", null, change?.kind ?? null);
	if (change?.kind !== "difference") return;
	// Since which of her tests the product chooses: the latest on one scale.
	const before = earlier.find(({ takenAt }) => takenAt === change.since.getTime());
	if (!before) return;
	const group = row.group?.name ?? "";
	const all = await grownOf(truth, group, before, test, wireTypes[row.measure] ?? row.measure);
	const mine = all.find(({ pupil }) => pupil === test.pupil);
	const scales = values.filter(
		(one) => one.pupil === test.pupil && one.type === (wireTypes[row.measure] ?? row.measure),
	);
	const maxima = [before, test].map((of) => scales.find((one) => isOf(one, of))?.maximum ?? null);
	comparison.same("pupil", where, "maxima of a change", maxima[0], maxima[1]);
	// Who counts in another group, or in none, has no group to be seen against here.
	if (!mine) return;
	const grown = all.filter(({ schoolYear }) => schoolYear === mine.schoolYear);
	comparison.same("pupil", where, "change", mine.later - mine.earlier, change.by);
	if (grown.length >= comparableLeast) {
		const sorted = grown.map(({ later, earlier }) => later - earlier).sort((one, other) => one - other);
		const middle = (sorted.length - 1) / 2;
		const median = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
		comparison.same("pupil", where, "median change of the group", { medianBy: median, n: grown.length }, change.group);
	}
}

/** The file of the page has the rows of the page, in their order, with the figures of each. */
function compareFile(comparison: Comparison, pupil: string, page: PupilPage): void {
	const [, ...cells] = cellsOf(pupilSheet(page, null, "en"));
	for (const [index, row] of page.rows.entries()) {
		const told = cells[index] ?? [];
		const where = `${pupil} ${row.supplier} ${row.assessment}`;
		comparison.same("csv", where, "value", row.value?.number ?? row.value?.text ?? null, readCell(told[5]));
		comparison.same("csv", where, "n", row.comparison.n, readCell(told[11]));
	}
}
