import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import type { ConnectionId } from "../../domain/ids";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";

/**
 * Takes back what was asked. A connection that never was approved goes with it; of another, what holds stays in force.
 * @returns whether the connection is still there
 * @throws AppError not-allowed; not-found where nothing is asked
 */
export async function withdrawRequest(scope: Scope, connectionId: ConnectionId): Promise<{ readonly stays: boolean }> {
	if (!can(scope, "manage-suppliers")) throw new AppError("not-allowed");
	const { schoolId } = scope;
	return inSchoolAsAdmin(scope, async (tx) => {
		const taken = await tx.connectionRequest.deleteMany({ where: { schoolId, connectionId } });
		if (taken.count === 0) throw new AppError("not-found");
		const gone = await tx.connection.deleteMany({ where: { schoolId, id: connectionId, state: "asked" } });
		await recordAudit(tx, scope, "connection.withdraw", { connectionId });
		return { stays: gone.count === 0 };
	});
}
