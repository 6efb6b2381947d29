import type { JobScope, Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { recordAudit } from "../record-audit";

/** A connection that waited for a decision on this roster file goes on: a person applied or discarded it. */
export async function releaseImport(tx: SchoolTransaction, scope: Scope | JobScope, importId: string): Promise<void> {
	const released = await tx.$queryRaw<{ id: string }[]>`
		UPDATE connection SET state = 'active', hold = NULL
		WHERE school_id = ${scope.schoolId}::uuid AND state = 'held' AND hold->>'importId' = ${importId}
		RETURNING id`;
	for (const { id: connectionId } of released)
		await recordAudit(tx, scope, "connection.release", { connectionId, importId });
}
