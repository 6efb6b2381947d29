import type { SchoolTransaction } from "../../db/in-school";
import { Prisma } from "../../generated/prisma/client";
import { type AttemptRow, incomingAttempts } from "./attempt-rows";
import { type Ending, type Place, type PupilDay, unchanged, withdrawnBefore, written } from "./fact";
import { markDirty } from "./mark-dirty";
import { dayOf } from "./practice-sql";
import { settleAnswers } from "./settle-answers";

/**
 * Attempts whose source id is known. Same content: unchanged. Withdrawn, perhaps before it came: stale. Other content: the
 * attempt is replaced, wherever its time now lies, and both days are computed again.
 * @returns one ending per row, in their order
 */
export async function correctAttempts(
	tx: SchoolTransaction,
	place: Place,
	rows: readonly AttemptRow[],
): Promise<Ending[]> {
	const known = await tx.$queryRaw<{ n: number; same: boolean; withdrawn: boolean }[]>`
		WITH ${incomingAttempts(rows)}
		SELECT i.n, k.fingerprint = i.fingerprint AS same, k.withdrawn
		FROM attempt_key AS k JOIN incoming AS i USING (source_id)
		WHERE k.school_id = ${place.schoolId}::uuid AND k.connection_id = ${place.connectionId}::uuid
		ORDER BY k.source_id
		FOR UPDATE OF k`;
	const endings = new Map(
		known.map(({ n, same, withdrawn }) => [n, withdrawn ? withdrawnBefore : same ? unchanged : written]),
	);
	const changed = rows.filter((row) => endings.get(row.n) === written);
	if (changed.length > 0) await replace(tx, place, changed);
	return rows.map((row) => endings.get(row.n) ?? written);
}

async function replace(tx: SchoolTransaction, place: Place, rows: readonly AttemptRow[]): Promise<void> {
	const [school, connection] = [Prisma.sql`${place.schoolId}::uuid`, Prisma.sql`${place.connectionId}::uuid`];
	const before = await tx.$queryRaw<(PupilDay & { marked: string | null })[]>`
		WITH ${incomingAttempts(rows)}, old AS (
			DELETE FROM attempt AS a USING attempt_key AS k JOIN incoming AS i USING (source_id)
			WHERE k.school_id = ${school} AND k.connection_id = ${connection}
				AND a.school_id = ${school} AND a.id = i.id AND a.at = k.at
			RETURNING a.pupil_id, a.at
		), echo AS (
			DELETE FROM attempt_echo AS e USING incoming AS i WHERE e.school_id = ${school} AND e.id = i.id
			RETURNING e.pupil_id, e.at, CASE e.role WHEN 'mark' THEN e.item_id END AS marked
		)
		SELECT pupil_id, ${dayOf(Prisma.sql`at`)}::text AS day, marked
		FROM (SELECT *, NULL::text AS marked FROM old UNION ALL SELECT * FROM echo) AS gone`;
	const after = await tx.$queryRaw<{ pupil_id: string; day: string }[]>`
		WITH ${incomingAttempts(rows)}, key AS (
			UPDATE attempt_key AS k SET at = i.at, pupil_id = i.pupil_id, fingerprint = i.fingerprint
			FROM incoming AS i
			WHERE k.school_id = ${school} AND k.connection_id = ${connection} AND k.source_id = i.source_id
		), new_attempt AS (
			INSERT INTO attempt (school_id, id, at, pupil_id, connection_id, item_id, unit_id, success, score_ratio,
				duration_ms, reported_as, is_mark, delivery_id, record_index, received_at, mapping_version)
			SELECT ${school}, id, at, pupil_id, ${connection}, item_id, unit_id, success, score_ratio, duration_ms,
				reported_as, is_mark, delivery_id, record_index, received_at,
				(SELECT mapping_version FROM connection WHERE school_id = ${school} AND id = ${connection})
			FROM incoming
			RETURNING pupil_id, at
		)
		SELECT pupil_id, ${dayOf(Prisma.sql`at`)}::text AS day FROM new_attempt`;
	const marked = before.flatMap(({ pupil_id, marked: item_id }) => (item_id === null ? [] : [{ pupil_id, item_id }]));
	const marks = rows.filter(({ is_mark }) => is_mark);
	await markDirty(tx, place, [...before, ...after, ...(await settleAnswers(tx, place, [...marked, ...marks]))]);
}
