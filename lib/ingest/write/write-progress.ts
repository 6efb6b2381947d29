import { deterministicId } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import type { UnitProgressRecord } from "../../domain/records";
import { Prisma } from "../../generated/prisma/client";
import { type Ending, olderThanStored, type Place, type PupilFact, unchanged, withdrawnBefore, written } from "./fact";
import { inRounds } from "./in-rounds";
import { registerUnits } from "./register-units";

const endingByName = { written, unchanged, stale: olderThanStored, withdrawn: withdrawnBefore };

/**
 * Writes what a supplier says of units: one row per source id, the latest by time.
 * @returns one ending per fact, in their order
 */
export async function writeProgress(
	tx: SchoolTransaction,
	place: Place,
	facts: readonly PupilFact<UnitProgressRecord>[],
): Promise<Ending[]> {
	const endings: Ending[] = facts.map(() => unchanged);
	for (const round of inRounds(facts, (fact) => fact.record.sourceId)) {
		const rows = round.flatMap((position) => {
			const fact = facts[position];
			return fact ? [toRow(place, fact, position)] : [];
		});
		for (const { n, ending } of await upsert(tx, place, rows)) endings[n] = endingByName[ending];
	}
	await registerUnits(
		tx,
		place,
		facts
			.filter((_, position) => endings[position] === written)
			.map(({ origin, record }) => ({
				kind: "unit",
				source_id: record.unitId,
				title: record.title,
				received_at: origin.receivedAt,
			})),
	);
	return endings;
}

function toRow({ schoolId, connectionId }: Place, fact: PupilFact<UnitProgressRecord>, n: number) {
	const { origin, pupilId, record } = fact;
	return {
		n,
		id: deterministicId(schoolId, connectionId, "unit-progress", record.sourceId),
		pupil_id: pupilId,
		unit_id: record.unitId,
		status: record.status,
		progress_ratio: record.progressRatio,
		score: record.score,
		score_minimum: record.scoreMinimum,
		score_maximum: record.scoreMaximum,
		at: record.at,
		source_id: record.sourceId,
		delivery_id: origin.deliveryId,
		record_index: origin.index,
		received_at: origin.receivedAt,
	};
}

const content = Prisma.raw("pupil_id, unit_id, status, progress_ratio, score, score_minimum, score_maximum, at");
const excluded = Prisma.raw(
	"excluded.pupil_id, excluded.unit_id, excluded.status, excluded.progress_ratio, excluded.score, excluded.score_minimum, excluded.score_maximum, excluded.at",
);
const known = Prisma.raw(
	"known.pupil_id, known.unit_id, known.status, known.progress_ratio, known.score, known.score_minimum, known.score_maximum, known.at",
);

async function upsert(tx: SchoolTransaction, place: Place, rows: readonly ReturnType<typeof toRow>[]) {
	const [school, connection] = [Prisma.sql`${place.schoolId}::uuid`, Prisma.sql`${place.connectionId}::uuid`];
	return tx.$queryRaw<{ n: number; ending: keyof typeof endingByName }[]>`
		WITH incoming AS MATERIALIZED (
			SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r (
				n int, id uuid, pupil_id uuid, unit_id text, status text, progress_ratio float8, score numeric,
				score_minimum numeric, score_maximum numeric, at timestamptz, source_id text, delivery_id uuid,
				record_index int, received_at timestamptz)
		), withdrawn AS (
			SELECT k.source_id FROM attempt_key AS k JOIN incoming AS i USING (source_id)
			WHERE k.school_id = ${school} AND k.connection_id = ${connection} AND k.withdrawn
		), upserted AS (
			INSERT INTO unit_progress AS known (school_id, id, connection_id, ${content}, source_id, delivery_id,
				record_index, received_at)
			SELECT ${school}, id, ${connection}, ${content}, source_id, delivery_id, record_index, received_at
			FROM incoming WHERE source_id NOT IN (SELECT source_id FROM withdrawn)
			ORDER BY id
			ON CONFLICT (school_id, id) DO UPDATE SET
				(${content}, delivery_id, record_index, received_at) =
				(${excluded}, excluded.delivery_id, excluded.record_index, excluded.received_at)
			WHERE excluded.at >= known.at AND (${excluded}) IS DISTINCT FROM (${known})
			RETURNING known.id
		)
		SELECT i.n, CASE
			WHEN i.source_id IN (SELECT source_id FROM withdrawn) THEN 'withdrawn'
			WHEN i.id IN (SELECT id FROM upserted) THEN 'written'
			WHEN i.at < before.at THEN 'stale'
			ELSE 'unchanged' END AS ending
		FROM incoming AS i LEFT JOIN unit_progress AS before ON before.school_id = ${school} AND before.id = i.id`;
}
