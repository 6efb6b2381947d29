import type { ConnectionScope, JobScope } from "../authz/scope";
import { now } from "../clock";
import { recordAudit } from "../commands/record-audit";
import type { SchoolTransaction } from "../db/in-school";
import type { Hold } from "../domain/hold";
import type { ConnectionId } from "../domain/ids";

/**
 * Stops a connection until a person decides, and says why. What it sends meanwhile is refused as of a connection that is
 * not active, so that its sender keeps it and sends it again. One that was held, paused or revoked meanwhile stays so.
 */
export async function holdConnection(
	tx: SchoolTransaction,
	scope: ConnectionScope | JobScope,
	connectionId: ConnectionId,
	hold: Hold,
): Promise<void> {
	const { schoolId } = scope;
	const held = await tx.connection.updateMany({
		where: {
			...{ schoolId, id: connectionId },
			// A pause that is over counts as active.
			OR: [{ state: { in: ["active", "approved"] } }, { state: "paused", pausedUntil: { lte: now() } }],
		},
		data: { state: "held", pausedUntil: null, hold },
	});
	if (held.count === 0) return;
	const { code: cause, ...counts } = hold;
	await recordAudit(tx, scope, "connection.hold", { connectionId, cause, ...counts });
}
