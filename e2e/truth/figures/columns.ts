import { jeffreys } from "./jeffreys";
import type { Truth } from "./open-truth";
import { type Position, positionSql, type Spread, spreadSql } from "./standing";

/**
 * The columns of the grid and the goal page: one source and one measure on a goal, for the members of a group at the end of
 * the period ("A period: members at its end; own facts all count").
 */

export interface TestCell {
	readonly of: string;
	/** Without the maximum, and without the school year of a combination group. */
	readonly column: string;
	readonly pupil: string;
	readonly maximum: number | null;
	readonly number: number | null;
	readonly text: string;
	/** Null where it counts in another group, or in none: shown, and compared with nobody. */
	readonly rank: number | null;
	/** Where it counts. */
	readonly countsIn: string | null;
	readonly day: string;
}

/**
 * The latest result of a pupil on a test, whichever day ("taken latest, then modified latest, then the id"). It counts as a whole:
 * what it does not have is not taken from an earlier one.
 */
const testCells = (from: string) => `
	SELECT *, concat_ws('|', "column", coalesce(maximum::VARCHAR, '')) || CASE WHEN combination
		THEN '|' || coalesce(schoolYear::VARCHAR, '') ELSE '' END AS "of"
	FROM (
		SELECT concat_ws('|', m."group", v.supplier, v.assessment, v.version, v.type, v.part) AS "column", v.pupil, v.maximum,
			v.number, v.text, CASE WHEN p."group" = m."group" THEN v.rank END AS rank, p."group" AS countsIn,
			v.day::VARCHAR AS day, m.schoolYear, grp.combination
		FROM asked, member m JOIN grp ON grp.key = m."group" JOIN value v ON v.pupil = m.pupil
		LEFT JOIN place p ON (p.supplier, p.assessment, p.version, p.day, p.pupil) = (v.supplier, v.assessment, v.version, v.day, v.pupil)
		WHERE in_group(m."from", m."to", today) AND v.day BETWEEN DATE '${from}' AND today
		QUALIFY rank() OVER (PARTITION BY m."group", v.pupil, v.supplier, v.assessment, v.version ORDER BY v.taken_at DESC) = 1)`;

export interface Columns<Cell> {
	readonly cells: readonly Cell[];
	readonly spreads: ReadonlyMap<string, Spread>;
	/** By `<of>|<pupil>`. */
	readonly positions: ReadonlyMap<string, Position>;
}

/** Every test on every group, as a column of the grid would have it. */
export async function testColumns(truth: Truth, from: string): Promise<Columns<TestCell>> {
	const set = testCells(from);
	const cells = await truth.ask<TestCell>(set);
	const spreads = [
		...(await truth.ask<Spread>(spreadSql(`SELECT * FROM (${set}) WHERE number IS NOT NULL`, false))),
		...(await truth.ask<Spread>(spreadSql(`SELECT * FROM (${set}) WHERE number IS NULL`, true))),
	];
	return keyed(cells, spreads, await truth.ask<Position>(positionSql(set)));
}

export interface PracticeCell {
	readonly of: string;
	readonly column: string;
	readonly pupil: string;
	readonly taken: number;
	readonly correct: number;
	readonly days: number;
	/** Of the evidence; null: nothing had a verdict. */
	readonly lastDay: string | null;
	/** Of anything on the goal. */
	readonly lastActivity: string;
}

/** "Or enough evidence on the same goal and source": 10 first attempts. */
export const evidenceLeast = 10;
/** Under it there is no value: "no data yet under 5". */
export const valueLeast = 5;

const practiceCells = `
	SELECT *, "column" || CASE WHEN combination THEN '|' || coalesce(schoolYear::VARCHAR, '') ELSE '' END AS "of",
		CASE WHEN taken >= ${evidenceLeast} THEN 100 * correct / taken END AS rank
	FROM (
		SELECT concat_ws('|', m."group", e.supplier, e.goal) AS "column", e.pupil, e.taken, e.correct, e.days,
			e.last_day AS lastDay,
			a.last_activity AS lastActivity, m.schoolYear, grp.combination
		FROM asked, member m JOIN grp ON grp.key = m."group" JOIN evidence e ON e.pupil = m.pupil
		JOIN activity a ON (a.supplier, a.pupil, a.goal) = (e.supplier, e.pupil, e.goal)
		WHERE in_group(m."from", m."to", today))`;

export async function practiceColumns(truth: Truth): Promise<Columns<PracticeCell>> {
	const cells = await truth.ask<PracticeCell>(practiceCells);
	return keyed(
		cells,
		await truth.ask<Spread>(spreadSql(practiceCells, false)),
		await truth.ask<Position>(positionSql(practiceCells)),
	);
}

function keyed<Cell>(
	cells: readonly Cell[],
	spreads: readonly Spread[],
	positions: readonly Position[],
): Columns<Cell> {
	return {
		cells,
		spreads: new Map(spreads.map((spread) => [spread.of, spread])),
		positions: new Map(positions.map((position) => [`${position.of}|${position.pupil}`, position])),
	};
}

export type Status = "reached" | "growing" | "stuck" | "no-data";

/**
 * "Reached when at least 8 of the last >= 10 first attempts are right, on at least 2 days; stuck when there are >= 10 on
 * >= 2 days and the interval's upper bound is below 0.6; growing otherwise; no data yet under 5."
 */
export function statusOf({ taken, correct, days }: Pick<PracticeCell, "taken" | "correct" | "days">): Status {
	if (taken < valueLeast) return "no-data";
	const enough = taken >= evidenceLeast && days >= 2;
	if (enough && correct / taken >= 0.8) return "reached";
	if (enough && jeffreys(correct, taken).high < 0.6) return "stuck";
	return "growing";
}
