import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { selectEndedShare } from "./select-ended-share";

/**
 * How much of the enrolments a roster by the API may end, for the page on which its admin decides.
 * @throws AppError not-allowed for who is not the admin
 */
export async function getEndedShare(scope: Scope): Promise<number> {
	requireAdmin(scope);
	return inSchoolAsAdmin(scope, (tx) => selectEndedShare(tx, scope.schoolId));
}
