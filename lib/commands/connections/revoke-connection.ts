import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { ConnectionId } from "../../domain/ids";
import { AppError } from "../../errors";
import { countPupils, countReceived } from "../../queries/suppliers/count-received";
import { beginErasure } from "../connection-erasure/begin-erasure";
import { endPull } from "../pulls/end-pull";
import { recordAudit } from "../record-audit";

/**
 * Ends a connection for good: its next request is refused, and what was still asked for it is gone. A client that serves
 * other schools keeps serving them.
 * @param after what becomes of what it brought: kept until its retention is over, or erased as a job that begins now
 * @throws AppError not-found; conflict when it was revoked before; conflict (work-busy) while another connection is being erased.
 */
export async function revokeConnection(
	scope: Scope | JobScope,
	connectionId: ConnectionId,
	after: "keep" | "erase" = "keep",
): Promise<void> {
	requireAdmin(scope);
	const { schoolId } = scope;
	await inSchoolAsAdmin(scope, async (tx) => {
		const done = await tx.connection.updateMany({
			where: { schoolId, id: connectionId, state: { not: "revoked" } },
			data: { state: "revoked", revokedAt: now(), pausedUntil: null },
		});
		if (done.count === 0) {
			const known = await tx.connection.findFirst({ where: { schoolId, id: connectionId } });
			throw new AppError(known === null ? "not-found" : "conflict");
		}
		await endPull(tx, scope, connectionId);
		await tx.connectionRequest.deleteMany({ where: { schoolId, connectionId } });
		const received = await countReceived(tx, schoolId, connectionId);
		const pupils = await countPupils(tx, schoolId, connectionId);
		await recordAudit(tx, scope, "connection.revoke", { connectionId, after, ...received, pupils });
		if (after === "erase") await beginErasure(tx, scope, connectionId);
	});
}
