import type { SchoolTransaction } from "../../db/in-school";
import type { AttemptRecord } from "../../domain/records";
import { Prisma } from "../../generated/prisma/client";
import { type AttemptRow, attemptRow, incomingAttempts } from "./attempt-rows";
import { correctAttempts } from "./correct-attempts";
import { type Ending, type Place, type PupilDay, type PupilFact, sameAnswer, written } from "./fact";
import { dayOfRow, daysOfNear, findEchoes } from "./find-echoes";
import { inRounds } from "./in-rounds";
import { markDirty } from "./mark-dirty";
import { dayOf, practiceColumns, practiceRows } from "./practice-sql";
import { nameItems, registerSeen } from "./register-units";
import { settleAnswers } from "./settle-answers";

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
		const { echoes, dirty } = await findEchoes(tx, place, rows);
		const marked = rows.map((row) => (echoes.has(row.n) ? { ...row, is_echo: true } : row));
		const fresh = await insertFresh(tx, place, marked);
		for (const position of fresh) endings[position] = echoes.has(position) ? sameAnswer : written;
		await settle(tx, place, { rows: marked, fresh, dirty });
		const known = rows.filter((row) => !fresh.has(row.n));
		if (known.length === 0) continue;
		const outcomes = await correctAttempts(tx, place, known);
		for (const [i, row] of known.entries()) endings[row.n] = outcomes[i] ?? written;
	}
	return endings;
}

/**
 * What the one statement could not settle. An answer that was left out for one of the same message that was not new after all, and
 * marks, which correct what stands: their days are computed again. For marks the transaction has the connection alone (deliver).
 */
async function settle(
	tx: SchoolTransaction,
	place: Place,
	{ rows, fresh, dirty }: { rows: readonly AttemptRow[]; fresh: ReadonlySet<number>; dirty: readonly PupilDay[] },
): Promise<void> {
	const itemOf = (row: AttemptRow) => `${row.pupil_id} ${row.item_id}`;
	const known = new Set(rows.filter(({ n }) => !fresh.has(n)).map(itemOf));
	const alone = rows.filter((row) => row.is_echo && fresh.has(row.n) && known.has(itemOf(row)));
	const marks = rows.filter((row) => row.is_mark && fresh.has(row.n));
	const settled = marks.length > 0 ? await settleAnswers(tx, place, marks) : [];
	await markDirty(tx, place, [...dirty, ...settled, ...[...marks, ...alone].map(dayOfRow)]);
}

/**
 * One statement for a whole batch. Every insert goes in the order of its key, so that writers side by side wait for each
 * other but never in a circle; LIMIT 1 keeps a look-up a look-up, however many rows there are. An attempt that comes before the first one known marks its day to be computed again; so
 * does one whose first attempt is being written by another delivery at this moment, which this statement cannot see.
 * @returns positions of the attempts that were new
 */
async function insertFresh(tx: SchoolTransaction, place: Place, rows: readonly AttemptRow[]): Promise<Set<number>> {
	const [school, connection] = [Prisma.sql`${place.schoolId}::uuid`, Prisma.sql`${place.connectionId}::uuid`];
	const [result] = await tx.$queryRaw<{ fresh: number[]; late: PupilDay[]; raced: string[] }[]>`
	/* prepared */
	WITH ${incomingAttempts(rows)}, fresh_key AS (
		INSERT INTO attempt_key (school_id, connection_id, source_id, at, pupil_id, fingerprint)
		SELECT ${school}, ${connection}, source_id, at, pupil_id, fingerprint FROM incoming ORDER BY source_id
		ON CONFLICT DO NOTHING RETURNING source_id
	), told AS MATERIALIZED (
		SELECT i.*, ${dayOf(Prisma.sql`i.at`)} AS day,
			(SELECT mapping_version FROM connection WHERE school_id = ${school} AND id = ${connection}) AS mapping_version
		FROM incoming AS i JOIN fresh_key USING (source_id)
	), beside AS (
		INSERT INTO attempt_echo (school_id, id, role, at, pupil_id, connection_id, item_id, unit_id, success, score_ratio,
			duration_ms, reported_as, delivery_id, record_index, received_at, mapping_version)
		SELECT ${school}, id, CASE WHEN is_mark THEN 'mark' ELSE 'echo' END, at, pupil_id, ${connection}, item_id, unit_id,
			success, score_ratio, duration_ms, reported_as, delivery_id, record_index, received_at, mapping_version
		FROM told WHERE is_mark OR is_echo
	), fresh AS MATERIALIZED (
		SELECT * FROM told WHERE NOT is_mark AND NOT is_echo
	), new_attempt AS (
		INSERT INTO attempt (school_id, id, at, pupil_id, connection_id, item_id, unit_id, success, score_ratio,
			duration_ms, reported_as, delivery_id, record_index, received_at, mapping_version)
		SELECT ${school}, id, at, pupil_id, ${connection}, item_id, unit_id, success, score_ratio, duration_ms,
			reported_as, delivery_id, record_index, received_at, mapping_version
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
		FROM told
	), new_unit AS (${registerSeen(place)}), new_item AS (${nameItems(place)}), practised AS MATERIALIZED (
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
		RETURNING pupil_id, kind, day, attempts
	), raced AS (
		SELECT DISTINCT p.pupil_id FROM practice AS p
		JOIN rollup AS r ON r.pupil_id = p.pupil_id AND r.day = p.day AND r.kind = 'total'
		LEFT JOIN practice_day AS before ON before.school_id = ${school} AND before.connection_id = ${connection}
			AND before.pupil_id = p.pupil_id AND before.kind = 'total' AND before.key = '' AND before.day = p.day
		WHERE p.kind = 'total' AND r.attempts <> p.attempts + coalesce(before.attempts, 0)
	)
	SELECT coalesce((SELECT array_agg(n) FROM told), '{}') AS fresh,
		coalesce((SELECT json_agg(late) FROM late), '[]') AS late,
		coalesce((SELECT array_agg(pupil_id::text) FROM raced), '{}') AS raced`;
	await markDirty(tx, place, [...(result?.late ?? []), ...(await metMeanwhile(tx, place, rows, result?.raced ?? []))]);
	return new Set(result?.fresh);
}

/**
 * Another delivery added to the same day of a pupil while this one was under way, and was committed before: had it told of the same
 * answer, neither would have seen the other. Whoever adds later sees both here.
 */
async function metMeanwhile(
	tx: SchoolTransaction,
	place: Place,
	rows: readonly AttemptRow[],
	raced: readonly string[],
): Promise<PupilDay[]> {
	if (raced.length === 0) return [];
	const pupils = new Set(raced);
	return daysOfNear(
		tx,
		place,
		rows.filter((row) => pupils.has(row.pupil_id) && !row.is_echo),
	);
}
