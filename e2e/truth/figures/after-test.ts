import type { Truth } from "./open-truth";
import { type Position, positionSql, type Spread, spreadSql } from "./standing";

/** One assessment on one day, by the words of its supplier. */
export interface SittingKey {
	readonly supplier: string;
	readonly assessment: string;
	readonly version: string;
	/** yyyy-mm-dd */
	readonly day: string;
}

export interface SittingOfGroup extends SittingKey {
	readonly group: string;
}

/** Which tests stand on which group: each where a result of it counts. */
export const sittingsOfGroups = (truth: Truth) =>
	truth.ask<SittingOfGroup>(
		`SELECT DISTINCT supplier, assessment, version, day::VARCHAR AS day, "group" FROM place ORDER BY ALL`,
	);

export interface MemberOfSitting extends SittingOfGroup {
	readonly pupil: string;
	readonly schoolYear: number | null;
	/** Null: nothing came of this pupil that stands. */
	readonly state: "final" | "in-progress" | "missing" | "withdrawn" | null;
	/** The group where it counts, of hers. */
	readonly countsIn: string | null;
	/** Nothing stands, and something was refused. */
	readonly refused: boolean;
}

/** "A sitting: members on its day", with the state of each. */
export const membersOfSittings = (truth: Truth) =>
	truth.ask<MemberOfSitting>(
		`WITH sitting AS (SELECT DISTINCT supplier, assessment, version, day, "group" FROM place)
		SELECT s.supplier, s.assessment, s.version, s.day::VARCHAR AS day, s."group", m.pupil, m.schoolYear, c.state,
			p."group" AS countsIn,
			c.state IS NULL AND EXISTS (SELECT 1 FROM item JOIN refused USING (seq, idx) WHERE item.pupil = m.pupil
				AND (item.supplier, item.assessment, item.version, item.day) = (s.supplier, s.assessment, s.version, s.day)) AS refused
		FROM sitting s JOIN member m ON m."group" = s."group" AND in_group(m."from", m."to", s.day)
		LEFT JOIN counted c ON (c.supplier, c.assessment, c.version, c.day, c.pupil)
			= (s.supplier, s.assessment, s.version, s.day, m.pupil)
		LEFT JOIN place p ON (p.supplier, p.assessment, p.version, p.day, p.pupil)
			= (s.supplier, s.assessment, s.version, s.day, m.pupil)
		JOIN grp ON grp.key = s."group"
		-- "Combination groups: the same school year within the class": a test is of the years of which somebody took it.
		WHERE NOT grp.combination OR EXISTS (SELECT 1 FROM place own JOIN member other ON other."group" = own."group" AND other.pupil = own.pupil
			WHERE (own.supplier, own.assessment, own.version, own.day, own."group") = (s.supplier, s.assessment, s.version, s.day, s."group")
				AND other.schoolYear IS NOT DISTINCT FROM m.schoolYear AND in_group(other."from", other."to", s.day))`,
	);

/** A value of a pupil on a sitting of a group; `of` is the measure there. */
export interface MeasuredValue extends SittingOfGroup {
	readonly type: string;
	readonly part: string;
	readonly maximum: number | null;
	readonly pupil: string;
	readonly text: string;
	readonly number: number | null;
	readonly rank: number | null;
}

/** "Combination groups: the same school year within the class." "Different maxima are never ranked together." */
const valuesOfGroups = `
	SELECT v.supplier, v.assessment, v.version, v.day::VARCHAR AS day, p."group", v.type, v.part, v.maximum, v.pupil, v.text, v.number,
		v.rank, concat_ws('|', v.supplier, v.assessment, v.version, v.day::VARCHAR, p."group", v.type, v.part,
			coalesce(v.maximum::VARCHAR, '')) AS measure, m.schoolYear, grp.combination
	FROM value v JOIN place p USING (supplier, assessment, version, day, pupil) JOIN grp ON grp.key = p."group"
	JOIN member m ON m."group" = p."group" AND m.pupil = v.pupil AND in_group(m."from", m."to", v.day)`;

const sets = `SELECT *, CASE WHEN combination THEN measure || '|' || coalesce(schoolYear::VARCHAR, '') ELSE measure END AS "of"
	FROM (${valuesOfGroups})`;

/** The name of a measure of a sitting in a group, as `of` has it; of a combination group with its school year after it. */
export const measureName = (key: SittingOfGroup, type: string, part: string, maximum: number | null) =>
	[
		key.supplier,
		key.assessment,
		key.version,
		key.day,
		key.group,
		type,
		part,
		maximum === null ? "" : decimalText(maximum),
	].join("|");

/** As DuckDB writes a DOUBLE. */
const decimalText = (value: number) => (Number.isInteger(value) ? `${value}.0` : String(value));

export interface AfterTest {
	readonly values: readonly (MeasuredValue & { readonly of: string; readonly measure: string })[];
	readonly spreads: ReadonlyMap<string, Spread>;
	readonly positions: ReadonlyMap<string, Position>;
}

/** Every measure of every sitting in every group. Positions by `<of>|<pupil>`. */
export async function afterTests(truth: Truth): Promise<AfterTest> {
	const values = await truth.ask<MeasuredValue & { of: string; measure: string }>(sets);
	const numbers = await truth.ask<Spread>(spreadSql(`SELECT * FROM (${sets}) WHERE number IS NOT NULL`, false));
	const levels = await truth.ask<Spread>(spreadSql(`SELECT * FROM (${sets}) WHERE number IS NULL`, true));
	const positions = await truth.ask<Position>(positionSql(sets));
	return {
		values,
		spreads: new Map([...numbers, ...levels].map((spread) => [spread.of, spread])),
		positions: new Map(positions.map((position) => [`${position.of}|${position.pupil}`, position])),
	};
}
