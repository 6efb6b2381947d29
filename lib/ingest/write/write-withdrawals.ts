import { deterministicId } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import { Prisma } from "../../generated/prisma/client";
import { type Ending, type Place, unchanged, type WithdrawalFact, written } from "./fact";
import { inRounds } from "./in-rounds";
import { markDirty } from "./mark-dirty";
import { dayOf } from "./practice-sql";
import { settleAnswers } from "./settle-answers";

/**
 * Takes practice back: the attempt goes, its key stays and remembers it, also where the withdrawal comes first. Its day is
 * computed again. The transaction must have the connection alone (connection-lock).
 * @returns one ending per fact, in their order
 */
export async function writeWithdrawals(
	tx: SchoolTransaction,
	place: Place,
	facts: readonly WithdrawalFact[],
): Promise<Ending[]> {
	const endings: Ending[] = facts.map(() => unchanged);
	for (const round of inRounds(facts, (fact) => fact.record.targetSourceId)) {
		const targets = round.map((position) => facts[position]?.record.targetSourceId ?? "");
		const withdrawn = await withdraw(tx, place, targets);
		for (const position of round) {
			if (withdrawn.has(facts[position]?.record.targetSourceId ?? "")) endings[position] = written;
		}
	}
	return endings;
}

interface Gone {
	readonly source_id: string;
	readonly pupil_id: string | null;
	readonly day: string | null;
	/** The item that a mark was about. */
	readonly marked: string | null;
}

/** @returns the source ids that were not withdrawn before */
async function withdraw(tx: SchoolTransaction, place: Place, sourceIds: readonly string[]): Promise<Set<string>> {
	const [school, connection] = [Prisma.sql`${place.schoolId}::uuid`, Prisma.sql`${place.connectionId}::uuid`];
	const idOf = (kind: string, sourceId: string) => deterministicId(place.schoolId, place.connectionId, kind, sourceId);
	const targets = sourceIds.map((sourceId) => ({
		source_id: sourceId,
		attempt_id: idOf("attempt", sourceId),
		progress_id: idOf("unit-progress", sourceId),
		use_id: idOf("use", sourceId),
	}));
	const rows = await tx.$queryRaw<Gone[]>`
		WITH target AS MATERIALIZED (
			SELECT * FROM json_to_recordset(${JSON.stringify(targets)}::json)
				AS r (source_id text, attempt_id uuid, progress_id uuid, use_id uuid)
		), key AS (
			INSERT INTO attempt_key AS known (school_id, connection_id, source_id, fingerprint, withdrawn)
			SELECT ${school}, ${connection}, source_id, '', true FROM target ORDER BY source_id
			ON CONFLICT (school_id, connection_id, source_id) DO UPDATE SET withdrawn = true WHERE NOT known.withdrawn
			RETURNING known.source_id, known.at
		), attempt AS (
			DELETE FROM attempt AS a USING target AS t JOIN key AS k USING (source_id)
			WHERE a.school_id = ${school} AND a.id = t.attempt_id AND a.at = k.at
			RETURNING a.id, a.pupil_id, ${dayOf(Prisma.sql`a.at`)}::text AS day
		), echo AS (
			DELETE FROM attempt_echo AS e USING target AS t JOIN key AS k USING (source_id)
			WHERE e.school_id = ${school} AND e.id = t.attempt_id
			RETURNING e.id, e.pupil_id, ${dayOf(Prisma.sql`e.at`)}::text AS day, CASE e.role WHEN 'mark' THEN e.item_id END AS marked
		), used AS (
			UPDATE material_use AS u SET withdrawn = true FROM target AS t
			WHERE u.school_id = ${school} AND u.id = t.use_id AND NOT u.withdrawn
			RETURNING u.id, u.pupil_id, ${dayOf(Prisma.sql`u.at`)}::text AS day
		), progress AS (
			UPDATE unit_progress AS p SET withdrawn = true FROM target AS t
			WHERE p.school_id = ${school} AND p.id = t.progress_id
		)
		SELECT key.source_id, gone.pupil_id, gone.day, gone.marked
		FROM key JOIN target USING (source_id) LEFT JOIN (
			SELECT *, NULL::text AS marked FROM attempt UNION ALL SELECT * FROM echo UNION ALL SELECT *, NULL FROM used
		) AS gone ON gone.id IN (target.attempt_id, target.use_id)`;
	const days = rows.flatMap(({ pupil_id, day }) => (pupil_id !== null && day !== null ? [{ pupil_id, day }] : []));
	// An answer gets back the verdict that the mark had taken the place of, on its own day.
	const items = rows.flatMap(({ pupil_id, marked }) =>
		pupil_id !== null && marked !== null ? [{ pupil_id, item_id: marked }] : [],
	);
	await markDirty(tx, place, [...days, ...(await settleAnswers(tx, place, items))]);
	return new Set(rows.map((row) => row.source_id));
}
