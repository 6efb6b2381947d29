import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";

/** A result of a test that came and was rejected: it waits at the school until its supplier sends a right one. */
export interface RefusedResult {
	readonly pupilId: PersonId;
	readonly assessmentId: string;
	/** yyyy-mm-dd in the Netherlands. */
	readonly day: string;
	readonly receivedAt: Date;
	/** A message key of i18n (reasons). */
	readonly code: string;
	/** The record that was rejected. */
	readonly deliveryId: string;
	readonly recordIndex: number;
}

/** Of which tests and days; absent: of any. */
interface Wanted {
	readonly pupilIds: readonly PersonId[];
	readonly assessmentIds?: readonly string[];
	/** Only of this day, or not of before this one; yyyy-mm-dd. */
	readonly day?: string;
	readonly since?: string;
}

/**
 * What of these pupils came for tests and was rejected, one row a pupil, test and day: the last that came. A pupil
 * who also has a result there that was accepted is among them: that one counts, and another one came after it.
 */
export function selectRefused(
	tx: SchoolTransaction,
	scope: Scope,
	{ pupilIds, assessmentIds, day, since }: Wanted,
): Promise<RefusedResult[]> {
	return tx.$queryRaw<RefusedResult[]>`
		SELECT DISTINCT ON (f.pupil_id, f.assessment_id, f.day) f.pupil_id AS "pupilId",
			f.assessment_id AS "assessmentId", f.day::text AS day, f.received_at AS "receivedAt", f.code,
			f.delivery_id AS "deliveryId", f.record_index AS "recordIndex"
		FROM refused_result f
		WHERE f.school_id = ${scope.schoolId}::uuid AND f.pupil_id = ANY(${[...pupilIds]}::uuid[])
			AND (${assessmentIds ?? null}::uuid[] IS NULL OR f.assessment_id = ANY(${assessmentIds ?? null}::uuid[]))
			AND (${day ?? null}::date IS NULL OR f.day = ${day ?? null}::date) AND (${since ?? null}::date IS NULL OR f.day >= ${since ?? null}::date)
		ORDER BY f.pupil_id, f.assessment_id, f.day, f.received_at DESC, f.id`;
}
