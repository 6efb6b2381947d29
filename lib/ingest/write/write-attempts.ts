import type { SchoolTransaction } from "../../db/in-school";
import type { AttemptRecord } from "../../domain/records";
import { Prisma } from "../../generated/prisma/client";
import { type AttemptRow, attemptRow, incomingAttempts } from "./attempt-rows";
import { correctAttempts } from "./correct-attempts";
import { type Ending, type Place, type PupilFact, written } from "./fact";
import { inRounds } from "./in-rounds";
import { markDirty } from "./mark-dirty";
import { dayOf, practiceColumns, practiceRows } from "./practice-sql";
import { registerSeen } from "./register-units";

/**
 * Writes attempts with their keys, first attempts, units to map and day rollups. A source id that is known is unchanged,
 * a correction or too late for its withdrawal (correct-attempts).
 * @returns one ending per fact, in their order
 */
export async function writeAttempts(
	tx: SchoolTransaction,
	place: Place,
	facts: readonly PupilFact<AttemptRecord>[],
): Promise<Ending[]> {
	const endings: Ending[] = [];
	for (const round of inRounds(facts, (fact) => fact.record.sourceId)) {
		const rows = round.flatMap((position) => {
			const fact = facts[position];
			return fact ? [attemptRow(place, fact, position)] : [];
		});
		const fresh = await insertFresh(tx, place, rows);
		for (const position of fresh) endings[position] = written;
		const known = rows.filter((row) => !fresh.has(row.n));
		if (known.length === 0) continue;
		const outcomes = await correctAttempts(tx, place, known);
		for (const [i, row] of known.entries()) endings[row.n] = outcomes[i] ?? written;
	}
	return endings;
}

/**
 * One statement for a whole batch. Every insert goes in the order of its key, so that writers side by side wait for each
 * other but never in a circle; LIMIT 1 keeps a look-up a look-up, however many rows there are. An attempt that comes before the first one known marks its day to be computed again; so
 * does one whose first attempt is being written by another delivery at this moment, which this statement cannot see.
 * @returns positions of the attempts that were new
 */
async function insertFresh(tx: SchoolTransaction, place: Place, rows: readonly AttemptRow[]): Promise<Set<number>> {
	const [school, connection] = [Prisma.sql`${place.schoolId}::uuid`, Prisma.sql`${place.connectionId}::uuid`];
	const [result] = await tx.$queryRaw<{ fresh: number[]; late: { pupil_id: string; day: string }[] }[]>`
	/* prepared */
	WITH ${incomingAttempts(rows)}, fresh_key AS (
		INSERT INTO attempt_key (school_id, connection_id, source_id, at, pupil_id, fingerprint)
		SELECT ${school}, ${connection}, source_id, at, pupil_id, fingerprint FROM incoming ORDER BY source_id
		ON CONFLICT DO NOTHING RETURNING source_id
	), fresh AS MATERIALIZED (
		SELECT i.*, ${dayOf(Prisma.sql`i.at`)} AS day FROM incoming AS i JOIN fresh_key USING (source_id)
	), new_attempt AS (
		INSERT INTO attempt (school_id, id, at, pupil_id, connection_id, item_id, unit_id, success, score_ratio,
			duration_ms, delivery_id, record_index, received_at, mapping_version)
		SELECT ${school}, id, at, pupil_id, ${connection}, item_id, unit_id, success, score_ratio, duration_ms,
			delivery_id, record_index, received_at,
			(SELECT mapping_version FROM connection WHERE school_id = ${school} AND id = ${connection})
		FROM fresh
	), candidate AS MATERIALIZED (
		SELECT DISTINCT ON (pupil_id, item_id) pupil_id, item_id, at, id, day FROM fresh ORDER BY pupil_id, item_id, at, id
	), new_first AS (
		INSERT INTO first_attempt (school_id, connection_id, pupil_id, item_id, at, attempt_id)
		SELECT ${school}, ${connection}, pupil_id, item_id, at, id FROM candidate ORDER BY pupil_id, item_id
		ON CONFLICT DO NOTHING RETURNING attempt_id
	), late AS (
		SELECT DISTINCT c.pupil_id, c.day
		FROM candidate AS c
		LEFT JOIN LATERAL (
			SELECT at, attempt_id FROM first_attempt AS f WHERE f.school_id = ${school}
				AND f.connection_id = ${connection} AND f.pupil_id = c.pupil_id AND f.item_id = c.item_id
			LIMIT 1) AS known ON true
		WHERE c.id NOT IN (SELECT attempt_id FROM new_first)
			AND (known.at IS NULL OR (c.at, c.id) < (known.at, known.attempt_id))
	), seen AS (
		SELECT CASE WHEN unit_id IS NULL THEN 'item' ELSE 'unit' END AS kind, coalesce(unit_id, item_id) AS source_id,
			title, received_at
		FROM fresh
	), new_unit AS (${registerSeen(place)}), practised AS MATERIALIZED (
		SELECT *, id IN (SELECT attempt_id FROM new_first) AS first FROM fresh
	), ${practiceRows(place)}, rollup AS (
		INSERT INTO practice_day AS known (school_id, connection_id, ${practiceColumns})
		SELECT ${school}, ${connection}, ${practiceColumns} FROM practice ORDER BY pupil_id, kind, key, day
		ON CONFLICT (school_id, pupil_id, kind, key, connection_id, day) DO UPDATE SET
			attempts = known.attempts + excluded.attempts,
			judged = known.judged + excluded.judged,
			correct = known.correct + excluded.correct,
			first_judged = known.first_judged + excluded.first_judged,
			first_correct = known.first_correct + excluded.first_correct,
			partial = known.partial + excluded.partial,
			partial_sum = known.partial_sum + excluded.partial_sum,
			partial_sum_squares = known.partial_sum_squares + excluded.partial_sum_squares,
			duration_ms = known.duration_ms + excluded.duration_ms,
			last_at = greatest(known.last_at, excluded.last_at)
	)
	SELECT coalesce((SELECT array_agg(n) FROM fresh), '{}') AS fresh,
		coalesce((SELECT json_agg(late) FROM late), '[]') AS late`;
	await markDirty(tx, place, result?.late ?? []);
	return new Set(result?.fresh);
}
