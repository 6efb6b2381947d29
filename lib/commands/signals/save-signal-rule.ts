import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { Shown } from "../../domain/answer";
import { AppError } from "../../errors";
import { askForEvaluation } from "../../ingest/write/mark-signal-groups";
import { selectSignalSettings } from "../../queries/signals/select-signal-settings";
import type { SignalCode } from "../../standing/signals/signal";
import { isWithin, signalThresholds, type Threshold } from "../../standing/signals/signal-settings";
import { requireSeen } from "../acts/require-seen";
import { recordAudit } from "../record-audit";
import { markAllGroups } from "./mark-all-groups";

export interface RuleInput {
	readonly code: SignalCode;
	readonly enabled: boolean;
	readonly thresholds: Readonly<Record<string, number>>;
}

/** As the form of one rule shows it. */
export const shownRule = ({ enabled, thresholds }: Omit<RuleInput, "code">): Shown => ({
	enabled,
	...Object.fromEntries(Object.entries(thresholds).map(([name, value]) => [name, String(value)])),
});

/**
 * Keeps what the school chose for one rule and asks for all groups to be evaluated by it.
 * @param seen the version of shownRule that was changed; null: whatever it is
 * @throws AppError not-allowed for who is no admin; ChangedMeanwhile; invalid for a threshold that is missing, unknown or out of bounds
 */
export async function saveSignalRule(
	scope: Scope,
	{ code, enabled, thresholds }: RuleInput,
	seen: string | null = null,
): Promise<void> {
	requireAdmin(scope);
	const known = Object.entries<Threshold>(signalThresholds[code]);
	if (known.some(([name, threshold]) => !isWithin(threshold, thresholds[name]))) throw new AppError("invalid");
	const kept = Object.fromEntries(known.map(([name]) => [name, thresholds[name] ?? 0]));
	await inSchoolAsAdmin(scope, async (tx) => {
		const read = async () => shownRule((await selectSignalSettings(tx, scope))[code]);
		const lock = `signal-rule ${code}`;
		await requireSeen(tx, scope, { seen, lock, read, actions: ["signal-rule.save"], subject: { code } });
		const data = { enabled, thresholds: kept, updatedBy: scope.userId, updatedAt: now() };
		const { schoolId } = scope;
		await tx.signalRule.upsert({
			where: { schoolId_code: { schoolId, code } },
			create: { schoolId, code, ...data },
			update: data,
		});
		await markAllGroups(tx, scope, scope.today);
		await askForEvaluation(tx, schoolId);
		await recordAudit(tx, scope, "signal-rule.save", { code, enabled, ...kept });
	});
}
