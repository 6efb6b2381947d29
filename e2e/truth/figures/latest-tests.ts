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
}

export const ownTests = (truth: Truth, from: string) =>
	truth.ask<OwnTest>(
		`SELECT c.pupil, c.supplier, c.assessment, c.version, c.day::VARCHAR AS day, s.subject, p."group",
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
}

/** Every value on a whole test, whether or not the pupil was in a group on its day. */
export const ownValues = (truth: Truth) =>
	truth.ask<OwnValue>(
		`SELECT pupil, supplier, assessment, version, day::VARCHAR AS day, type, number, text FROM value WHERE part = ''`,
	);
