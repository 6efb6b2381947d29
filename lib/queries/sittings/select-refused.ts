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

/**
 * What of these pupils came for these tests and was rejected, one row a pupil, test and day: the last that came. A pupil
 * who also has a result there that was accepted is among them: that one counts, and another one came after it.
 * @param day only of this day (yyyy-mm-dd); null: of any
 */
export function selectRefused(
	tx: SchoolTransaction,
	scope: Scope,
	{
		assessmentIds,
		pupilIds,
		day = null,
	}: {
		readonly assessmentIds: readonly string[];
		readonly pupilIds: readonly PersonId[];
		readonly day?: string | null;
	},
): Promise<RefusedResult[]> {
	return tx.$queryRaw<RefusedResult[]>`
		SELECT DISTINCT ON (f.pupil_id, f.assessment_id, f.day) f.pupil_id AS "pupilId",
			f.assessment_id AS "assessmentId", f.day::text AS day, f.received_at AS "receivedAt", f.code,
			f.delivery_id AS "deliveryId", f.record_index AS "recordIndex"
		FROM refused_result f
		WHERE f.school_id = ${scope.schoolId}::uuid AND f.assessment_id = ANY(${[...assessmentIds]}::uuid[])
			AND f.pupil_id = ANY(${[...pupilIds]}::uuid[]) AND (${day}::date IS NULL OR f.day = ${day}::date)
		ORDER BY f.pupil_id, f.assessment_id, f.day, f.received_at DESC, f.id`;
}
