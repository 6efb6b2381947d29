import type { SchoolTransaction } from "../db/in-school";
import type { AttemptRecord } from "../domain/records";
import { attemptRow, incomingAttempts } from "./write/attempt-rows";
import type { Fact, Place, PupilFact } from "./write/fact";

/**
 * Attempts carry no time of change: the last that came is the true one. An attempt of an older message, or of an earlier
 * place in the same one, must not take its place.
 * @returns the facts that have already been told later in other words
 */
export async function siftNewer(tx: SchoolTransaction, place: Place, facts: readonly Fact[]): Promise<Set<Fact>> {
	const attempts = facts.filter((fact): fact is PupilFact<AttemptRecord> => fact.record.kind === "attempt");
	if (attempts.length === 0) return new Set();
	const rows = attempts.map((fact, n) => attemptRow(place, fact, n));
	const newer = await tx.$queryRaw<{ n: number }[]>`
		WITH ${incomingAttempts(rows)}
		SELECT i.n
		FROM incoming AS i
		JOIN attempt_key AS k ON k.school_id = ${place.schoolId}::uuid AND k.connection_id = ${place.connectionId}::uuid
			AND k.source_id = i.source_id AND NOT k.withdrawn AND k.fingerprint <> i.fingerprint
		JOIN (
			SELECT school_id, id, at, received_at, delivery_id, record_index FROM attempt
			UNION ALL SELECT school_id, id, at, received_at, delivery_id, record_index FROM attempt_echo
		) AS a ON a.school_id = k.school_id AND a.id = i.id AND a.at = k.at
		WHERE a.received_at > i.received_at OR a.delivery_id = i.delivery_id AND a.record_index > i.record_index`;
	return new Set(newer.flatMap(({ n }) => attempts[n] ?? []));
}
