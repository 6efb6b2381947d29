import type { JobScope } from "../authz/scope";
import { inSchool, type SchoolTransaction } from "../db/in-school";
import type { ConnectionId } from "../domain/ids";
import { lockConnection } from "./connection-lock";
import type { Place } from "./write/fact";
import { markSignalGroups } from "./write/mark-signal-groups";
import { recomputeDays } from "./write/recompute-days";

/** Pupil days in one transaction: deliveries of the connection wait for it, so it stays short. */
const daysAtOnce = 400;

/**
 * Computes practice days again from the attempts: those that were marked, or all of them where the mapping to goals has
 * changed since. Each transaction has the connection alone, so no delivery adds to a row that is being replaced.
 * @returns how many pupil days were computed
 */
export async function recomputePractice(scope: JobScope, connectionId: ConnectionId): Promise<number> {
	const place = { schoolId: scope.schoolId, connectionId };
	await alone(scope, connectionId, (tx) => markForMapping(tx, place));
	let total = 0;
	for (;;) {
		const done = await alone(scope, connectionId, async (tx) => {
			const days = await takeDirty(tx, place);
			if (days.length > 0) await recomputeDays(tx, place, days);
			await markSignalGroups(tx, place.schoolId, { pupilIds: days.map((day) => day.pupil_id), entryIds: [] });
			return days.length;
		});
		total += done;
		if (done < daysAtOnce) return total;
	}
}

/** All practice days of a connection from the facts, trusting nothing that was added up before. */
export async function rebuildPractice(scope: JobScope, connectionId: ConnectionId): Promise<number> {
	const place = { schoolId: scope.schoolId, connectionId };
	await alone(scope, connectionId, async (tx) => {
		await markAll(tx, place);
		const own = { schoolId: place.schoolId, connectionId };
		await tx.practiceDay.deleteMany({ where: own });
		await tx.firstAttempt.deleteMany({ where: own });
	});
	return recomputePractice(scope, connectionId);
}

function alone<T>(
	scope: JobScope,
	connectionId: ConnectionId,
	work: (tx: SchoolTransaction) => Promise<T>,
): Promise<T> {
	return inSchool(
		scope,
		async (tx) => {
			await lockConnection(tx, connectionId, "alone");
			return work(tx);
		},
		{ timeout: 120_000 },
	);
}

/** A delivery under way has read the old mapping, but it is over once this transaction has the connection alone. */
async function markForMapping(tx: SchoolTransaction, place: Place): Promise<void> {
	const changed = await tx.$executeRaw`
		UPDATE connection SET practice_version = mapping_version
		WHERE school_id = ${place.schoolId}::uuid AND id = ${place.connectionId}::uuid
			AND practice_version < mapping_version`;
	if (changed > 0) await markAll(tx, place);
}

async function markAll(tx: SchoolTransaction, { schoolId, connectionId }: Place): Promise<void> {
	await tx.$executeRaw`
		INSERT INTO dirty_practice_day (school_id, connection_id, pupil_id, day)
		SELECT DISTINCT school_id, connection_id, pupil_id, (at AT TIME ZONE 'Europe/Amsterdam')::date
		FROM (
			SELECT school_id, connection_id, pupil_id, at FROM attempt
			UNION ALL SELECT school_id, connection_id, pupil_id, at FROM attempt_echo
			UNION ALL SELECT school_id, connection_id, pupil_id, at FROM material_use
		) AS told
		WHERE school_id = ${schoolId}::uuid AND connection_id = ${connectionId}::uuid
		ON CONFLICT DO NOTHING`;
}

async function takeDirty(tx: SchoolTransaction, { schoolId, connectionId }: Place) {
	return tx.$queryRaw<{ pupil_id: string; day: string }[]>`
		DELETE FROM dirty_practice_day AS d
		USING (
			SELECT pupil_id, day FROM dirty_practice_day
			WHERE school_id = ${schoolId}::uuid AND connection_id = ${connectionId}::uuid
			ORDER BY pupil_id, day LIMIT ${daysAtOnce}
		) AS batch
		WHERE d.school_id = ${schoolId}::uuid AND d.connection_id = ${connectionId}::uuid
			AND d.pupil_id = batch.pupil_id AND d.day = batch.day
		RETURNING d.pupil_id, d.day::text AS day`;
}
