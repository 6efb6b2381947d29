import type { SchoolTransaction } from "../../db/in-school";
import type { AttemptRecord } from "../../domain/records";
import { attemptRow, incomingAttempts } from "../write/attempt-rows";
import type { Place, PupilFact } from "../write/fact";

/**
 * The months that do not exist of the attempts that would be written: new ones, and those that a correction moves. What
 * is unchanged or was withdrawn needs none.
 * @returns yyyy-mm, the latest first: where not all may be made, the recent ones are
 */
export async function listMissingMonths(
	tx: SchoolTransaction,
	place: Place,
	facts: readonly PupilFact<AttemptRecord>[],
): Promise<string[]> {
	const rows = facts.map((fact, n) => attemptRow(place, fact, n));
	const missing = await tx.$queryRaw<{ month: string }[]>`
		WITH ${incomingAttempts(rows)}
		SELECT DISTINCT to_char(i.at AT TIME ZONE 'UTC', 'YYYY-MM') AS month
		FROM incoming AS i
		LEFT JOIN attempt_key AS k ON k.school_id = ${place.schoolId}::uuid
			AND k.connection_id = ${place.connectionId}::uuid AND k.source_id = i.source_id
		WHERE (k.source_id IS NULL OR NOT k.withdrawn AND k.fingerprint <> i.fingerprint)
			AND NOT EXISTS (SELECT FROM pg_class AS c WHERE c.relnamespace = 'public'::regnamespace
				AND c.relname = 'attempt_' || to_char(i.at AT TIME ZONE 'UTC', 'YYYYMM'))
		ORDER BY month DESC`;
	return missing.map(({ month }) => month);
}
