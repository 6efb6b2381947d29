import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import type { PupilFacts } from "./pupil-row";
import { selectTestFacts, type TestValue } from "./select-test-facts";
import { bucketKey, bucketTests } from "./test-buckets";
import { assessmentsCompared } from "./test-rows";

/**
 * The tests of which a pupil's rows are made: all of her own, and of the others in her groups those on which she is compared, with
 * all of a source and subject of which she made nothing in the period. A layer of a school makes thousands of results a year,
 * of which a page shows a few.
 * @param people everybody in the pupil's groups
 */
export async function selectComparedTests(
	tx: SchoolTransaction,
	scope: Scope,
	{ pupilId, period }: Pick<PupilFacts, "pupilId" | "period">,
	people: readonly PersonId[],
): Promise<TestValue[]> {
	const own = await selectTestFacts(tx, scope, [pupilId], period.to);
	const rows = bucketTests(own).map((bucket) => ({
		key: bucket.key,
		compared: assessmentsCompared(bucket, { pupilId, period }),
	}));
	const compared = new Set(rows.flatMap((row) => row.compared));
	const made = new Set(rows.flatMap((row) => (row.compared.length > 0 ? row.key : [])));
	const others = people.filter((one) => one !== pupilId);
	const wanted = (await selectAssessmentsOf(tx, scope, others)).filter(
		(one) => compared.has(one.assessmentId) || !made.has(bucketKey(one)),
	);
	const assessmentIds = wanted.map((one) => one.assessmentId);
	return [...own, ...(await selectTestFacts(tx, scope, others, period.to, assessmentIds))];
}

type AssessmentHead = Pick<TestValue, "assessmentId" | "connectionId" | "subjectName" | "subjectKey">;

/** Every test of which anything came of these people. */
function selectAssessmentsOf(
	tx: SchoolTransaction,
	scope: Scope,
	people: readonly PersonId[],
): Promise<AssessmentHead[]> {
	return tx.$queryRaw<AssessmentHead[]>`
		SELECT a.id AS "assessmentId", a.connection_id AS "connectionId", a.subject_name AS "subjectName",
			a.subject_key AS "subjectKey"
		FROM assessment a
		WHERE a.school_id = ${scope.schoolId}::uuid AND a.id IN (
			SELECT e.assessment_id FROM sitting_entry e
			WHERE e.school_id = ${scope.schoolId}::uuid AND e.pupil_id = ANY(${people}::uuid[])
		)`;
}
