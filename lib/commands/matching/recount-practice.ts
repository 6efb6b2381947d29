import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId, SchoolId } from "../../domain/ids";
import { Prisma } from "../../generated/prisma/client";
import { recomputeDays } from "../../ingest/write/recompute-days";

export interface PractisedDay {
	readonly connection_id: ConnectionId;
	/** yyyy-mm-dd in Europe/Amsterdam */
	readonly day: string;
}

/** On which days a pupil practised, by what was added up as well as by the attempts. */
export function selectPractisedDays(
	tx: SchoolTransaction,
	schoolId: SchoolId,
	pupilId: string,
): Promise<PractisedDay[]> {
	const own = Prisma.sql`school_id = ${schoolId}::uuid AND pupil_id = ${pupilId}::uuid`;
	return tx.$queryRaw<PractisedDay[]>`
		SELECT connection_id, (at AT TIME ZONE 'Europe/Amsterdam')::date::text AS day FROM attempt WHERE ${own}
		UNION SELECT connection_id, (at AT TIME ZONE 'Europe/Amsterdam')::date::text FROM attempt_echo WHERE ${own}
		UNION SELECT connection_id, (at AT TIME ZONE 'Europe/Amsterdam')::date::text FROM material_use WHERE ${own}
		UNION SELECT connection_id, day::text FROM practice_day WHERE ${own}
		UNION SELECT connection_id, day::text FROM dirty_practice_day WHERE ${own}`;
}

/** What was added up of a pupil goes: it is computed again for whoever has the attempts. */
export async function dropPractice(tx: SchoolTransaction, schoolId: SchoolId, pupilId: string): Promise<void> {
	const where = { schoolId, pupilId };
	await tx.practiceDay.deleteMany({ where });
	await tx.firstAttempt.deleteMany({ where });
	await tx.dirtyPracticeDay.deleteMany({ where });
}

/** Computes these days of these pupils again from the attempts. The transaction must have all connections alone. */
export async function recountPractice(
	tx: SchoolTransaction,
	schoolId: SchoolId,
	days: readonly PractisedDay[],
	pupilIds: readonly string[],
): Promise<void> {
	for (const connectionId of [...new Set(days.map((day) => day.connection_id))].toSorted()) {
		const own = days.filter((day) => day.connection_id === connectionId);
		const wanted = pupilIds.flatMap((pupil_id) => own.map(({ day }) => ({ pupil_id, day })));
		await recomputeDays(tx, { schoolId, connectionId }, wanted);
	}
}
