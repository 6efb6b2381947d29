import type { SittingKey } from "./after-test";
import type { Truth } from "./open-truth";

/** A final result of a pupil; the first of a supplier and subject is the one that the pupil page tells. */
export interface OwnTest extends SittingKey {
	readonly pupil: string;
	readonly subject: string;
	readonly name: string;
	/** 1: the latest. */
	readonly place: number;
	/** Where it counts. */
	readonly group: string | null;
	/** Milliseconds since 1970. */
	readonly takenAt: number;
}

export const ownTests = (truth: Truth, from: string) =>
	truth.ask<OwnTest>(
		`SELECT c.pupil, c.supplier, c.assessment, c.version, c.day::VARCHAR AS day, s.subject, p."group", epoch_ms(c.taken_at) AS takenAt,
			m.body ->> '$.assessmentDefinition.name' AS name,
			row_number() OVER (PARTITION BY c.pupil, c.supplier, s.subject ORDER BY c.taken_at DESC, c.modified DESC, c.id DESC)::INTEGER AS place
		FROM asked, counted c JOIN subject s USING (subject_name) JOIN message m USING (seq)
		LEFT JOIN place p ON (p.supplier, p.assessment, p.version, p.day, p.pupil) = (c.supplier, c.assessment, c.version, c.day, c.pupil)
		WHERE c.state = 'final' AND c.day BETWEEN DATE '${from}' AND today`,
	);

export interface OwnValue extends SittingKey {
	readonly pupil: string;
	readonly type: string;
	readonly number: number | null;
	readonly text: string;
	readonly maximum: number | null;
}

/** Every value on a whole test, whether or not the pupil was in a group on its day. */
export const ownValues = (truth: Truth) =>
	truth.ask<OwnValue>(
		`SELECT pupil, supplier, assessment, version, day::VARCHAR AS day, type, number, text, maximum FROM value WHERE part = ''`,
	);

/**
 * With whom a pupil is compared on her latest test: the members of the group where it counts on its day ("a sitting: members on
 * its day"), each by her own latest result on that test, if it counts there too and is on the same scale; in a combination group
 * within the school year.
 */
export const comparedSet = (test: OwnTest, type: string, from: string) => `
	SELECT 'row' AS "of", v.pupil, v.rank, v.number FROM (
		SELECT v.*, p."group" FROM asked, value v LEFT JOIN place p USING (supplier, assessment, version, day, pupil)
		WHERE (v.supplier, v.assessment, v.version) = ('${test.supplier}', '${test.assessment}', '${test.version}')
			AND v.day BETWEEN DATE '${from}' AND today
		QUALIFY rank() OVER (PARTITION BY v.pupil ORDER BY v.taken_at DESC) = 1) v
	JOIN grp ON grp.key = v."group"
	JOIN member m ON m.pupil = v.pupil AND m."group" = v."group" AND in_group(m."from", m."to", DATE '${test.day}')
	JOIN member own ON own.pupil = '${test.pupil}' AND own."group" = v."group" AND in_group(own."from", own."to", DATE '${test.day}')
	JOIN value mine ON (mine.supplier, mine.assessment, mine.version, mine.day, mine.pupil, mine.type, mine.part)
		= (v.supplier, v.assessment, v.version, DATE '${test.day}', '${test.pupil}', v.type, v.part)
	WHERE v."group" = '${test.group}' AND v.type = '${type}' AND v.part = '' AND v.maximum IS NOT DISTINCT FROM mine.maximum
		AND (NOT grp.combination OR m.schoolYear IS NOT DISTINCT FROM own.schoolYear)`;

/** Whether the pupil is still in the group where her result counts. */
export const isStillIn = async (truth: Truth, { pupil, group }: OwnTest): Promise<boolean> =>
	(
		await truth.ask(
			`SELECT 1 FROM member, asked WHERE pupil = '${pupil}' AND "group" = '${group}' AND in_group("from", "to", today)`,
		)
	).length > 0;
