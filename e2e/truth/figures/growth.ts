import type { SittingKey } from "./after-test";
import type { Truth } from "./open-truth";

/** One pupil on two sittings of one scale. */
export interface Grown {
	readonly pupil: string;
	readonly earlier: number;
	readonly later: number;
	/** In a combination group: differences are compared within it. */
	readonly schoolYear: number | null;
}

/**
 * "Growth against the group's differences over the same pair of sittings": who counts on the later one in this group, and made
 * the earlier one, wherever ("brings her own facts").
 */
export const grownOf = (truth: Truth, group: string, earlier: SittingKey, later: SittingKey, type: string) => {
	const of = ({ supplier, assessment, version, day }: SittingKey) =>
		`('${supplier}', '${assessment}', '${version}', DATE '${day}')`;
	return truth.ask<Grown>(
		`SELECT l.pupil, e.number AS earlier, l.number AS later, CASE WHEN grp.combination THEN m.schoolYear END AS schoolYear
		FROM value l JOIN place p USING (supplier, assessment, version, day, pupil) JOIN value e ON e.pupil = l.pupil
		JOIN grp ON grp.key = p."group" JOIN member m ON m."group" = grp.key AND m.pupil = l.pupil AND in_group(m."from", m."to", l.day)
		WHERE p."group" = '${group}' AND l.type = '${type}' AND e.type = '${type}' AND l.part = '' AND e.part = ''
			AND e.maximum IS NOT DISTINCT FROM l.maximum
			AND (l.supplier, l.assessment, l.version, l.day) = ${of(later)} AND (e.supplier, e.assessment, e.version, e.day) = ${of(earlier)}
			AND l.number IS NOT NULL`,
	);
};

/** The error of measurement of a test by its family; null: none was sent, so no claim. */
export async function errorOf(
	truth: Truth,
	{ supplier, assessment }: SittingKey,
	type: string,
): Promise<number | null> {
	const wire = { SkillScore: "skill-score", ScorePoints: "score-points" }[type] ?? "";
	const [found] = await truth.ask<{ error: number | null }>(
		`SELECT TRY_CAST(error AS DOUBLE) AS error FROM family WHERE supplier = '${supplier}' AND type = '${wire}'
			AND list_contains(assessments, '${assessment}')`,
	);
	return found?.error ?? null;
}

/** "Difference with sqrt(se1^2 + se2^2)": its standard error. */
export const errorOfDifference = (error: number): number => Math.sqrt(error ** 2 + error ** 2);
