import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { AppError } from "../../errors";
import { askForEvaluation } from "../../ingest/write/mark-signal-groups";
import type { SignalCode } from "../../standing/signals/signal";
import { isWithin, signalThresholds, type Threshold } from "../../standing/signals/signal-settings";
import { recordAudit } from "../record-audit";
import { markAllGroups } from "./mark-all-groups";

export interface RuleInput {
	readonly code: SignalCode;
	readonly enabled: boolean;
	readonly thresholds: Readonly<Record<string, number>>;
}

/**
 * Keeps what the school chose for one rule and asks for all groups to be evaluated by it.
 * @throws AppError not-allowed for who is no admin; invalid for a threshold that is missing, unknown or out of bounds
 */
export async function saveSignalRule(scope: Scope, { code, enabled, thresholds }: RuleInput): Promise<void> {
	requireAdmin(scope);
	const known = Object.entries<Threshold>(signalThresholds[code]);
	if (known.some(([name, threshold]) => !isWithin(threshold, thresholds[name]))) throw new AppError("invalid");
	const kept = Object.fromEntries(known.map(([name]) => [name, thresholds[name] ?? 0]));
	await inSchoolAsAdmin(scope, async (tx) => {
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
