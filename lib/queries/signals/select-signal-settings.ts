import type { AnyScope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { type RuleChoice, type SignalSettings, signalSettings } from "../../standing/signals/signal-settings";

/** The rules of a school: what it chose over the defaults. */
export async function selectSignalSettings(tx: SchoolTransaction, scope: AnyScope): Promise<SignalSettings> {
	const rows = await tx.$queryRaw<RuleChoice[]>`
		SELECT code, enabled, thresholds FROM signal_rule WHERE school_id = ${scope.schoolId}::uuid`;
	return signalSettings(rows);
}
