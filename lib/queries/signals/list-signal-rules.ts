import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { SignalSettings } from "../../standing/signals/signal-settings";
import { selectSignalSettings } from "./select-signal-settings";

/** The rules of the school, for everybody who works there. */
export function listSignalRules(
	scope: Scope,
): Promise<{ readonly rules: SignalSettings; readonly mayChange: boolean }> {
	return inSchool(scope, async (tx) => ({
		rules: await selectSignalSettings(tx, scope),
		mayChange: can(scope, "manage-signals"),
	}));
}
