import { type SubjectKey, subjectKeys } from "../../domain/subjects";
import { comparedGroup } from "./compared-group";
import { practiceRows } from "./practice-rows";
import type { PupilFacts, PupilRow } from "./pupil-row";
import { testRows } from "./test-rows";

/** A row per subject and source that the reader may see: subjects in their fixed order, tests before practice. */
export function pupilRows(facts: PupilFacts): PupilRow[] {
	const visible = (subject: SubjectKey) => facts.subjects === "all" || facts.subjects.includes(subject);
	const groupOf = (subject: SubjectKey, day: string) =>
		comparedGroup(facts.groups, facts.pupilId, subject, day, facts.today);
	return [...testRows(facts), ...practiceRows(facts, groupOf)]
		.filter((row) => visible(row.subjectKey))
		.sort(
			(a, b) =>
				subjectKeys.indexOf(a.subjectKey) - subjectKeys.indexOf(b.subjectKey) ||
				b.kind.localeCompare(a.kind) ||
				(a.subjectName ?? "").localeCompare(b.subjectName ?? "") ||
				a.supplier.localeCompare(b.supplier) ||
				a.key.localeCompare(b.key),
		);
}
