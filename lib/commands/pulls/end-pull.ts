import type { JobScope, Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import { enqueue } from "../../db/queue";
import type { ConnectionId } from "../../domain/ids";

/** With the end of its connection a roster is fetched no more, and the system is told that our consents have ended. */
export async function endPull(
	tx: SchoolTransaction,
	{ schoolId }: Scope | JobScope,
	connectionId: ConnectionId,
): Promise<void> {
	await tx.rosterPull.updateMany({ where: { schoolId, connectionId }, data: { nextAt: null } });
	const given = { schoolId, connectionId, theirs: { not: null }, status: { not: "revoked" } };
	if ((await tx.rosterPullConsent.count({ where: given })) > 0)
		await enqueue(tx, "end-consents", { schoolId, connectionId });
}
