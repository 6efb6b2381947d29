import { compareNames } from "../../domain/compare-names";
import { type SubjectKey, subjectKeys } from "../../domain/subjects";
import type { PupilRow } from "./pupil-row";
import type { TestBucket } from "./test-buckets";
import { type RowFacts, testRows } from "./test-rows";

/** A row per subject and source that the reader may see: subjects in their fixed order. */
export function pupilRows(facts: RowFacts, buckets: readonly TestBucket[]): PupilRow[] {
	const visible = (subject: SubjectKey) => facts.subjects === "all" || facts.subjects.includes(subject);
	return testRows(facts, buckets)
		.filter((row) => visible(row.subjectKey))
		.sort(
			(a, b) =>
				subjectKeys.indexOf(a.subjectKey) - subjectKeys.indexOf(b.subjectKey) ||
				compareNames(a.subjectName ?? "", b.subjectName ?? "") ||
				compareNames(a.supplier, b.supplier) ||
				a.key.localeCompare(b.key),
		);
}
