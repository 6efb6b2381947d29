import { inSchool, type SchoolTransaction } from "../db/in-school";
import { inSchoolAsAdmin } from "./in-school-as-admin";
import type { JobScope, Scope } from "./scope";

/**
 * For what admins and staff do alike, about suppliers and not about a pupil (mapping units to goals): an admin sees
 * every source, others those that their roles see.
 */
export function inSchoolByRole<T>(scope: Scope | JobScope, work: (tx: SchoolTransaction) => Promise<T>): Promise<T> {
	const open = scope.kind === "person" && !scope.roles.has("admin") ? inSchool : inSchoolAsAdmin;
	return open(scope as Scope, work);
}
