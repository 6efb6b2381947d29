import type { JobScope, Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId } from "../../domain/ids";
import { countPupils, countReceived, totalOf } from "../../queries/suppliers/count-received";
import { beginWork } from "../long-work/begin-work";
import { recordAudit } from "../record-audit";

/**
 * Asks to erase all that an ended connection brought, in the transaction of who asks: as a job that can be followed.
 * @throws AppError conflict while another connection is being erased
 */
export async function beginErasure(
	tx: SchoolTransaction,
	scope: Scope | JobScope,
	connectionId: ConnectionId,
): Promise<void> {
	const total = totalOf(await countReceived(tx, scope.schoolId, connectionId));
	const pupils = await countPupils(tx, scope.schoolId, connectionId);
	const work = { kind: "erase-connection", queue: "erase-connection", input: { connectionId }, total } as const;
	const workId = await beginWork(tx, scope, work);
	await recordAudit(tx, scope, "connection.erase", { connectionId, workId, total, pupils });
}
