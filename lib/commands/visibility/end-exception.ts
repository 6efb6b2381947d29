import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";

/**
 * Takes an exception back, at once.
 * @throws AppError not-allowed; not-found for one of another school, as for one that is not there
 */
export async function endException(scope: Scope, exceptionId: string): Promise<void> {
	requireAdmin(scope);
	const { schoolId } = scope;
	await inSchoolAsAdmin(scope, async (tx) => {
		const found = await tx.visibilityException.findUnique({ where: { schoolId_id: { schoolId, id: exceptionId } } });
		if (found === null) throw new AppError("not-found");
		await tx.visibilityException.delete({ where: { schoolId_id: { schoolId, id: exceptionId } } });
		const { connectionId, personId } = found;
		await recordAudit(tx, scope, "visibility.exception-end", { connectionId, personId });
	});
}
