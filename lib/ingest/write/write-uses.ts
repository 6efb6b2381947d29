import { deterministicId } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import type { MaterialUseRecord } from "../../domain/records";
import { dayInAmsterdam } from "../../domain/school-day";
import { Prisma } from "../../generated/prisma/client";
import { type Ending, type Place, type PupilFact, unchanged, withdrawnBefore, written } from "./fact";
import { inRounds } from "./in-rounds";
import { markDirty } from "./mark-dirty";

const endingByName = { written, unchanged, withdrawn: withdrawnBefore };

/**
 * Writes use of material, one row a source id; the days that it takes time on are computed again.
 * @returns one ending per fact, in their order
 */
export async function writeUses(
	tx: SchoolTransaction,
	place: Place,
	facts: readonly PupilFact<MaterialUseRecord>[],
): Promise<Ending[]> {
	const endings: Ending[] = facts.map(() => unchanged);
	for (const round of inRounds(facts, (fact) => fact.record.sourceId)) {
		const rows = round.flatMap((position) => {
			const fact = facts[position];
			return fact ? [toRow(place, fact, position)] : [];
		});
		for (const { n, ending } of await upsert(tx, place, rows)) endings[n] = endingByName[ending];
	}
	const days = facts.flatMap(({ pupilId, record }, position) =>
		endings[position] === written && (record.durationMs || record.moment)
			? [{ pupil_id: pupilId, day: dayInAmsterdam(new Date(record.at)) }]
			: [],
	);
	await markDirty(tx, place, days);
	return endings;
}

function toRow({ schoolId, connectionId }: Place, fact: PupilFact<MaterialUseRecord>, n: number) {
	const { origin, pupilId, record } = fact;
	return {
		n,
		id: deterministicId(schoolId, connectionId, "use", record.sourceId),
		pupil_id: pupilId,
		material_id: record.materialId,
		unit_id: record.unitId,
		session: record.session ?? "",
		moment: record.moment ?? null,
		at: record.at,
		duration_ms: record.durationMs,
		source_id: record.sourceId,
		delivery_id: origin.deliveryId,
		record_index: origin.index,
		received_at: origin.receivedAt,
	};
}

const content = Prisma.raw("pupil_id, material_id, unit_id, session, moment, at, duration_ms");
const of = (name: string) =>
	Prisma.raw(
		`${name}.pupil_id, ${name}.material_id, ${name}.unit_id, ${name}.session, ${name}.moment, ${name}.at, ${name}.duration_ms`,
	);

function upsert(tx: SchoolTransaction, place: Place, rows: readonly ReturnType<typeof toRow>[]) {
	const [school, connection] = [Prisma.sql`${place.schoolId}::uuid`, Prisma.sql`${place.connectionId}::uuid`];
	return tx.$queryRaw<{ n: number; ending: keyof typeof endingByName }[]>`
		WITH incoming AS MATERIALIZED (
			SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r (
				n int, id uuid, pupil_id uuid, material_id text, unit_id text, session text, moment text, at timestamptz, duration_ms int,
				source_id text, delivery_id uuid, record_index int, received_at timestamptz)
		), withdrawn AS (
			SELECT k.source_id FROM attempt_key AS k JOIN incoming AS i USING (source_id)
			WHERE k.school_id = ${school} AND k.connection_id = ${connection} AND k.withdrawn
		), upserted AS (
			INSERT INTO material_use AS known (school_id, id, connection_id, ${content}, source_id, delivery_id, record_index,
				received_at)
			SELECT ${school}, id, ${connection}, ${content}, source_id, delivery_id, record_index, received_at
			FROM incoming WHERE source_id NOT IN (SELECT source_id FROM withdrawn)
			ORDER BY id
			ON CONFLICT (school_id, id) DO UPDATE SET
				(${content}, delivery_id, record_index, received_at) =
				(${of("excluded")}, excluded.delivery_id, excluded.record_index, excluded.received_at)
			WHERE (${of("excluded")}) IS DISTINCT FROM (${of("known")})
			RETURNING known.id
		)
		SELECT n, CASE
			WHEN source_id IN (SELECT source_id FROM withdrawn) THEN 'withdrawn'
			WHEN id IN (SELECT id FROM upserted) THEN 'written'
			ELSE 'unchanged' END AS ending
		FROM incoming`;
}
