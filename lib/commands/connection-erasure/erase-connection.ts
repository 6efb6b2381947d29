import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import type { ConnectionId } from "../../domain/ids";
import { AppError } from "../../errors";
import { beginErasure } from "./begin-erasure";

/**
 * Erases what an ended connection brought, before its retention is over.
 * @throws AppError not-allowed; not-found unless it was ended and is not erased yet; conflict (work-busy) while one is being erased
 */
export async function eraseConnection(scope: Scope, connectionId: ConnectionId): Promise<void> {
	if (!can(scope, "approve-connections")) throw new AppError("not-allowed");
	const { schoolId } = scope;
	await inSchoolAsAdmin(scope, async (tx) => {
		const own = { schoolId, id: connectionId, state: "revoked", erasedAt: null };
		if ((await tx.connection.count({ where: own })) === 0) throw new AppError("not-found");
		await beginErasure(tx, scope, connectionId);
	});
}
