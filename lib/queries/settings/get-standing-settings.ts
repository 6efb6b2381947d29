import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { StandingSettings } from "../../standing/settings";
import { findStandingSettings } from "./find-standing-settings";

/**
 * The thresholds of the school, for who sets them.
 * @throws AppError not-allowed unless admin
 */
export function getStandingSettings(scope: Scope): Promise<StandingSettings> {
	requireAdmin(scope);
	return inSchoolAsAdmin(scope, (tx) => findStandingSettings(tx, scope));
}
