import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { Shown } from "../../domain/answer";
import type { ConnectionId } from "../../domain/ids";
import { addDays, dayInAmsterdam } from "../../domain/school-day";
import { AppError } from "../../errors";
import { requireSeen } from "../acts/require-seen";
import { recordAudit } from "../record-audit";

/** As the form shows it: whether it pauses now, and until and with which day. */
export function shownPause({ state, pausedUntil }: { state: string; pausedUntil: Date | null }): Shown {
	const paused = state === "paused" && (pausedUntil === null || pausedUntil > now());
	return { paused, until: paused && pausedUntil ? addDays(dayInAmsterdam(pausedUntil), -1) : "" };
}

/**
 * Stops deliveries of a connection until a moment, or until it is resumed (null). A moment in the past resumes it now.
 * @param seen the version of shownPause that was changed; null: whatever it is
 * @throws ChangedMeanwhile; AppError not-found when the school has no such connection that is active or paused
 */
export async function pauseConnection(
	scope: Scope | JobScope,
	connectionId: ConnectionId,
	until: Date | null,
	seen: string | null = null,
): Promise<void> {
	requireAdmin(scope);
	const { schoolId } = scope;
	const paused = until === null || until > now();
	await inSchoolAsAdmin(scope, async (tx) => {
		const read = async () => {
			// One that has ended is not changed: it is not there to be paused.
			const state = { in: ["active", "paused"] };
			const connection = await tx.connection.findFirst({ where: { schoolId, id: connectionId, state } });
			if (connection === null) throw new AppError("not-found");
			return shownPause(connection);
		};
		await requireSeen(tx, scope, {
			...{ seen, lock: `pause ${connectionId}`, read },
			...{ actions: ["connection.pause", "connection.resume"], subject: { connectionId } },
		});
		const done = await tx.connection.updateMany({
			where: { schoolId, id: connectionId, state: { in: ["active", "paused"] } },
			data: { state: paused ? "paused" : "active", pausedUntil: paused ? until : null },
		});
		if (done.count === 0) throw new AppError("not-found");
		await recordAudit(tx, scope, paused ? "connection.pause" : "connection.resume", { connectionId });
	});
}
