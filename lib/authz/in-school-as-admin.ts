import { inSchool, type SchoolTransaction, type SchoolTransactionOptions } from "../db/in-school";
import { requireAdmin } from "./require-admin";
import type { JobScope, Scope } from "./scope";

/**
 * The administration of a school: no source is hidden, for an admin keeps the connections and answers for all data. Also
 * for who is a class teacher besides; on the results of pupils they are that (inSchool).
 * @throws AppError not-allowed unless admin, or a job
 */
export function inSchoolAsAdmin<T>(
	scope: Scope | JobScope,
	work: (tx: SchoolTransaction) => Promise<T>,
	options: SchoolTransactionOptions = {},
): Promise<T> {
	requireAdmin(scope);
	return inSchool({ kind: "administration", schoolId: scope.schoolId }, work, options);
}
