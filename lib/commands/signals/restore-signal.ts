import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import { recordAudit } from "../record-audit";
import { getOwnSignal } from "./get-own-signal";

/**
 * Undoes a dismissal: the signal asks for attention again.
 * @throws AppError not-found for a signal that is not theirs, has ended or is not there
 */
export function restoreSignal(scope: Scope, signalId: string): Promise<void> {
	return inSchool(scope, async (tx) => {
		const { code, dismissedWhy } = await getOwnSignal(tx, scope, signalId);
		if (dismissedWhy === null) return;
		await tx.signal.update({
			where: { schoolId_id: { schoolId: scope.schoolId, id: signalId } },
			data: { dismissedAt: null, dismissedBy: null, dismissedWhy: null, dismissedReason: null },
		});
		await recordAudit(tx, scope, "signal.restore", { signalId, code, why: dismissedWhy });
	});
}
