import type { SchoolId } from "../domain/ids";
import { type JobScope, mint } from "./scope";

/** The right of a job, or of a command given at the machine itself, to one school. Never made from a request. */
export function jobScope(schoolId: SchoolId): JobScope {
	return mint<JobScope>({ kind: "job", schoolId });
}
