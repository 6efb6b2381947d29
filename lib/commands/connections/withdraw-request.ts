import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import type { ConnectionId } from "../../domain/ids";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";

/**
 * Takes back what was asked. A connection that never was approved goes with it; of another, what holds stays in force.
 * @param requestId of the text that the person read: another one that was asked since stays; null: whatever is asked
 * @returns whether the connection is still there
 * @throws AppError not-allowed; not-found (request-gone) where that is not asked (any more)
 */
export async function withdrawRequest(
	scope: Scope,
	connectionId: ConnectionId,
	requestId: string | null = null,
): Promise<{ readonly stays: boolean }> {
	if (!can(scope, "manage-suppliers")) throw new AppError("not-allowed");
	const { schoolId } = scope;
	return inSchoolAsAdmin(scope, async (tx) => {
		const taken = await tx.connectionRequest.deleteMany({
			where: { schoolId, connectionId, ...(requestId === null ? {} : { id: requestId }) },
		});
		if (taken.count === 0) throw new AppError("not-found", "request-gone");
		const gone = await tx.connection.deleteMany({ where: { schoolId, id: connectionId, state: "asked" } });
		await recordAudit(tx, scope, "connection.withdraw", { connectionId });
		return { stays: gone.count === 0 };
	});
}
