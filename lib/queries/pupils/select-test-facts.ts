import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId, PersonId } from "../../domain/ids";
import { addDays } from "../../domain/school-day";
import { countingFirst, firstSent, isResult, takenDay } from "../counting/counting-order";
import type { TakenTest } from "../counting/select-counting-groups";
import { ownScale, type WithScale, withLevels } from "../scales/own-scale";
import { selectTestNames } from "../sittings/test-names";
import { subjectKeyOf } from "./subject-key";

/** One final score or result of a pupil on a whole assessment. */
export interface TestValue {
	readonly pupilId: PersonId;
	readonly connectionId: ConnectionId;
	readonly assessmentId: string;
	readonly assessment: string;
	/** The supplier's word. */
	readonly subjectName: string | null;
	readonly subjectKey: string | null;
	/** The scale family of this measure; a family is of one measure, and on others its tests are tests apart. */
	readonly familyId: string | null;
	/** Standard error of measurement that the family states for this measure; null: not known. */
	readonly standardError: number | null;
	readonly takenAt: Date;
	/** yyyy-mm-dd in the Netherlands. */
	readonly takenOn: string;
	readonly receivedAt: Date;
	readonly type: string;
	readonly text: string;
	readonly number: number | null;
	readonly maximum: number | null;
	/** The order of the supplier's own scale, weakest first; null: none is known. */
	readonly levels: readonly string[] | null;
	/** Of the scale; null: a label. */
	readonly decimals: number | null;
}

/** Tests further back than this before the end of a period are history, not how somebody stands or grew. */
const daysBack = 400;

/**
 * What these people scored on whole assessments in the 400 days up to `until` (yyyy-mm-dd, inclusive): of each, test and
 * day the result that counts, one value a type. In progress, missing and withdrawn are left out (STANDING, who is
 * compared). The latest first.
 * @param only ids of the assessments that are asked after; null: all
 */
export async function selectTestFacts(
	tx: SchoolTransaction,
	scope: Scope,
	people: readonly PersonId[],
	until: string,
	only: readonly string[] | null = null,
): Promise<TestValue[]> {
	const [since, end] = [addDays(until, -daysBack), addDays(until, 1)];
	const rows = await tx.$queryRaw<(TestValue & WithScale)[]>`
		WITH taken AS MATERIALIZED (
			SELECT DISTINCT ON (e.pupil_id, e.assessment_id, ${takenDay}) e.school_id, e.id, e.pupil_id, e.connection_id,
				e.assessment_id, e.taken_at, e.received_at
			FROM sitting_entry e
			WHERE e.school_id = ${scope.schoolId}::uuid AND e.pupil_id = ANY(${people}::uuid[])
				AND (${only}::uuid[] IS NULL OR e.assessment_id = ANY(${only}::uuid[]))
				AND ${isResult} AND e.taken_at >= ${since}::date
				AND e.taken_at < ${end}::date::timestamp AT TIME ZONE 'Europe/Amsterdam'
			ORDER BY e.pupil_id, e.assessment_id, ${takenDay}, ${countingFirst}
		), scored AS (
			SELECT DISTINCT ON (e.id, o.type) e.pupil_id AS "pupilId", e.connection_id AS "connectionId",
				a.id AS "assessmentId", a.name AS assessment, a.subject_name AS "subjectName", a.subject_key AS "subjectKey",
				f.id AS "familyId", e.taken_at AS "takenAt", to_char(${takenDay}, 'YYYY-MM-DD') AS "takenOn",
				e.received_at AS "receivedAt", o.type, o.text, o.number::float8 AS number, o.maximum::float8 AS maximum,
				f.standard_error::float8 AS "standardError", e.id, o.position, ${ownScale}
			FROM taken e
			JOIN assessment a ON a.school_id = e.school_id AND a.id = e.assessment_id
			JOIN outcome o ON o.school_id = e.school_id AND o.entry_id = e.id AND o.part_source_id = ''
			LEFT JOIN scale_family f ON f.school_id = a.school_id AND f.id = a.family_id AND f.measure_type = o.type
			ORDER BY e.id, o.type, ${firstSent}
		)
		SELECT "pupilId", "connectionId", "assessmentId", assessment, "subjectName", "subjectKey", "familyId", "takenAt",
			"takenOn", "receivedAt", type, text, number, maximum, "standardError", "ownScale", decimals
		FROM scored
		ORDER BY "takenAt" DESC, id, position`;
	const nameOf = await selectTestNames(
		tx,
		scope,
		rows.map((row) => row.assessmentId),
	);
	return withLevels<TestValue>(rows.map((row) => ({ ...row, assessment: nameOf(row.assessmentId) })));
}

/** A value as what is to be placed in a group. */
export const takenTest = ({ pupilId, assessmentId, takenOn: day, subjectKey }: TestValue): TakenTest => ({
	...{ pupilId, assessmentId, day },
	subjectKey: subjectKeyOf(subjectKey),
});
