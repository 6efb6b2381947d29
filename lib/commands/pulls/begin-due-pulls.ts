import type { JobScope } from "../../authz/scope";
import { now } from "../../clock";
import { inSchool } from "../../db/in-school";
import type { ConnectionId } from "../../domain/ids";
import { nextHour } from "../../domain/next-hour";
import { pullMinute } from "../../domain/pull-minute";
import { openWork } from "../long-work/long-work";
import { addRun } from "./add-run";
import { closeStrays } from "./close-strays";
import { findOwnConnection, isOn } from "./find-own-connection";

/** Begins the pull of a school whose hour has come, one at a time. What is paused or waits for a person is passed over. */
export async function beginDuePulls(scope: JobScope): Promise<void> {
	const { schoolId } = scope;
	await inSchool(scope, async (tx) => {
		await closeStrays(tx, scope);
		const due = await tx.rosterPull.findFirst({
			where: { schoolId, nextAt: { lte: now() } },
			orderBy: { nextAt: "asc" },
		});
		const open = { schoolId, kind: "pull", state: { in: [...openWork] } };
		if (due === null || (await tx.longWork.count({ where: open })) > 0) return;
		const connectionId = due.connectionId as ConnectionId;
		const { connection, side } = await findOwnConnection(tx, scope, connectionId);
		const ended = connection.state === "revoked";
		await tx.rosterPull.update({
			where: { schoolId_connectionId: { schoolId, connectionId } },
			data: { nextAt: ended ? null : nextHour(now(), due.hour, pullMinute(connectionId)) },
		});
		if (isOn(connection)) await addRun(tx, scope, { connectionId, side, scopes: connection.scopes, trial: false });
	});
}
