import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { factYears, findFactYears } from "../../ingest/fact-age";

/**
 * How many years a fact may lie back when it comes in, with the bounds of the choice. For the admin.
 * @throws AppError not-allowed for who is not the admin
 */
export async function getFactAge(scope: Scope): Promise<typeof factYears & { readonly years: number }> {
	requireAdmin(scope);
	return { ...factYears, years: await inSchoolAsAdmin(scope, (tx) => findFactYears(tx, scope.schoolId)) };
}
