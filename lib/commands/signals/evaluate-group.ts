import type { JobScope } from "../../authz/scope";
import { now } from "../../clock";
import { inSchool } from "../../db/in-school";
import type { GroupId } from "../../domain/ids";
import { findStandingSettings } from "../../queries/settings/find-standing-settings";
import { selectSignalInputs } from "../../queries/signals/select-signal-input";
import { selectSignalSettings } from "../../queries/signals/select-signal-settings";
import { evaluateSignals } from "../../standing/signals/evaluate-signals";
import { writeSignals } from "./write-signals";

/**
 * Evaluates the signals of one group on a day (yyyy-mm-dd) and keeps them. One group is evaluated by one at a time: a
 * second waits, and finds what the first left. An ended group keeps no signal.
 * @returns how many signals are true
 */
export function evaluateGroup(scope: JobScope, groupId: GroupId, today: string): Promise<number> {
	return inSchool(scope, async (tx) => {
		await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('signals' || ${groupId}, 0))`;
		const rules = await selectSignalSettings(tx, scope);
		const settings = await findStandingSettings(tx, scope);
		const inputs = await selectSignalInputs(tx, scope, groupId, today, settings);
		const signals = inputs.flatMap((input) => evaluateSignals(input, settings, rules));
		await writeSignals(tx, scope, groupId, signals, now());
		return signals.length;
	});
}
