import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { findSecondFactorDay } from "../../authz/second-factor-rule";

/** From which day admins of the school need a second factor; null: they do not. For the admin. */
export async function getFactorRule(scope: Scope): Promise<string | null> {
	requireAdmin(scope);
	return findSecondFactorDay(scope.schoolId);
}
