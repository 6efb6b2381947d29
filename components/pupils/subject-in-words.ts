import { isPlainSubjectName, type SubjectKey } from "@/lib/domain/subjects";
import type { Translator } from "@/lib/i18n/translator";

/** The supplier's own word where it says more than the subject ("Begrijpend lezen"), else the subject in our words. */
export function subjectInWords(
	{ subjectName, subjectKey }: { readonly subjectName: string | null; readonly subjectKey: SubjectKey },
	subjects: Translator<"subjects">,
): string {
	if (subjectName === null || isPlainSubjectName(subjectName, subjectKey)) return subjects(subjectKey);
	return subjectName;
}
