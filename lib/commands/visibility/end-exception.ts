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
		const [gone] = await tx.$queryRaw<{ connectionId: string; personId: string }[]>`
			DELETE FROM visibility_exception WHERE school_id = ${schoolId}::uuid AND id = ${exceptionId}::uuid
			RETURNING connection_id AS "connectionId", person_id AS "personId"`;
		if (!gone) throw new AppError("not-found");
		await recordAudit(tx, scope, "visibility.exception-end", gone);
	});
}
