import { type SubjectKey, subjectKeys } from "../../domain/subjects";

/** A stored key as one of ours; what is not known is another subject. */
export function subjectKeyOf(stored: string | null): SubjectKey {
	return subjectKeys.find((key) => key === stored) ?? "other";
}
