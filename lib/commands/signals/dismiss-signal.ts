import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { inSchool } from "../../db/in-school";
import type { DismissalWhy } from "../../queries/signals/select-signals";
import { recordAudit } from "../record-audit";
import { getOwnSignal } from "./get-own-signal";

/**
 * Puts a signal aside for everybody who sees it, with why. It stays so for this reason (write-signals).
 * @throws AppError not-found for a signal that is not theirs, has ended or is not there
 */
export function dismissSignal(scope: Scope, signalId: string, why: DismissalWhy): Promise<void> {
	return inSchool(scope, async (tx) => {
		const { code, reason } = await getOwnSignal(tx, scope, signalId);
		await tx.signal.update({
			where: { schoolId_id: { schoolId: scope.schoolId, id: signalId } },
			data: { dismissedAt: now(), dismissedBy: scope.userId, dismissedWhy: why, dismissedReason: reason },
		});
		await recordAudit(tx, scope, "signal.dismiss", { signalId, code, why });
	});
}
