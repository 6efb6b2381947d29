import { deterministicId } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import { Prisma } from "../../generated/prisma/client";
import type { Place, PupilDay } from "./fact";
import { markDirty } from "./mark-dirty";
import { dayOf } from "./practice-sql";

/**
 * Takes out what records of practice became, as if they had not been read yet: nothing remembers them as withdrawn, so that they can
 * be read in another way. The transaction must have the connection alone.
 */
export async function removeFacts(tx: SchoolTransaction, place: Place, sourceIds: readonly string[]): Promise<void> {
	if (sourceIds.length === 0) return;
	const idOf = (kind: string, sourceId: string) => deterministicId(place.schoolId, place.connectionId, kind, sourceId);
	const idsOf = (kind: string) => sourceIds.map((sourceId) => idOf(kind, sourceId));
	const school = Prisma.sql`school_id = ${place.schoolId}::uuid`;
	const day = dayOf(Prisma.sql`at`);
	const days = await tx.$queryRaw<PupilDay[]>`
		WITH keys AS (
			DELETE FROM attempt_key WHERE ${school} AND connection_id = ${place.connectionId}::uuid
				AND source_id = ANY (${[...sourceIds]}::text[]) AND NOT withdrawn
		), attempts AS (
			DELETE FROM attempt WHERE ${school} AND id = ANY (${idsOf("attempt")}::uuid[]) RETURNING pupil_id, at
		), echoes AS (
			DELETE FROM attempt_echo WHERE ${school} AND id = ANY (${idsOf("attempt")}::uuid[]) RETURNING pupil_id, at
		), progress AS (
			DELETE FROM unit_progress WHERE ${school} AND id = ANY (${idsOf("unit-progress")}::uuid[]) AND NOT withdrawn
		), uses AS (
			DELETE FROM material_use WHERE ${school} AND id = ANY (${idsOf("use")}::uuid[]) AND NOT withdrawn
			RETURNING pupil_id, at
		)
		SELECT DISTINCT pupil_id, ${day}::text AS day
		FROM (SELECT * FROM attempts UNION ALL SELECT * FROM echoes UNION ALL SELECT * FROM uses) AS gone`;
	await markDirty(tx, place, days);
}
