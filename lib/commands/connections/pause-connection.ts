import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { ConnectionId } from "../../domain/ids";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";

/**
 * Stops deliveries of a connection until a moment, or until it is resumed (null). A moment in the past resumes it now.
 * @throws AppError not-found when the school has no such connection that is active or paused.
 */
export async function pauseConnection(
	scope: Scope | JobScope,
	connectionId: ConnectionId,
	until: Date | null,
): Promise<void> {
	requireAdmin(scope);
	const { schoolId } = scope;
	const paused = until === null || until > now();
	await inSchoolAsAdmin(scope, async (tx) => {
		const done = await tx.connection.updateMany({
			where: { schoolId, id: connectionId, state: { in: ["active", "paused"] } },
			data: { state: paused ? "paused" : "active", pausedUntil: paused ? until : null },
		});
		if (done.count === 0) throw new AppError("not-found");
		await recordAudit(tx, scope, paused ? "connection.pause" : "connection.resume", { connectionId });
	});
}
