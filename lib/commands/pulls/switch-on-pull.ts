import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { ConnectionId } from "../../domain/ids";
import { nextHour } from "../../domain/next-hour";
import { pullMinute } from "../../domain/pull-minute";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { addRun } from "./add-run";
import { closeStrays } from "./close-strays";
import { findOwnConnection, isOn, requireManager } from "./find-own-connection";

/**
 * From now on the roster keeps itself: it is fetched now, and every night at the hour that was chosen.
 * @throws AppError not-allowed; not-found; conflict before a trial of what is set up now has shown what would change
 */
export async function switchOnPull(scope: Scope | JobScope, connectionId: ConnectionId): Promise<{ runId: string }> {
	requireManager(scope);
	const { schoolId } = scope;
	return inSchoolAsAdmin(scope, async (tx) => {
		const { connection, side } = await findOwnConnection(tx, scope, connectionId);
		const key = { schoolId_connectionId: { schoolId, connectionId } };
		const pull = await tx.rosterPull.findUnique({ where: key });
		if (pull === null || pull.nextAt !== null || !(isOn(connection) || connection.state === "approved"))
			throw new AppError("conflict");
		const tried = { schoolId, connectionId, trial: true, state: "done", createdAt: { gte: pull.savedAt } };
		if ((await tx.rosterPullRun.count({ where: tried })) === 0) throw new AppError("conflict");
		await tx.connection.updateMany({
			where: { schoolId, id: connectionId, state: "approved" },
			data: { state: "active", activatedAt: now() },
		});
		const nextAt = nextHour(now(), pull.hour, pullMinute(connectionId));
		await tx.rosterPull.update({ where: key, data: { nextAt, failures: 0 } });
		await recordAudit(tx, scope, "pull.switch-on", { connectionId });
		await closeStrays(tx, scope);
		return { runId: await addRun(tx, scope, { connectionId, side, scopes: connection.scopes, trial: false }) };
	});
}
