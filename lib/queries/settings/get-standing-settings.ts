import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { StandingSettings } from "../../standing/settings";
import { findStandingSettings } from "./find-standing-settings";

/**
 * The thresholds of the school, for who sets them.
 * @throws AppError not-allowed unless admin
 */
export function getStandingSettings(scope: Scope): Promise<StandingSettings> {
	requireAdmin(scope);
	return inSchool(scope, (tx) => findStandingSettings(tx, scope));
}
