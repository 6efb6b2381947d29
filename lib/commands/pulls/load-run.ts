import type { JobScope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { ConnectionId } from "../../domain/ids";
import type { RosterPull, RosterPullRun } from "../../generated/prisma/client";
import { PullFault } from "../../pull/pull-fault";
import type { PullSource } from "../../pull/pull-source";
import type { PullCall, PullSide } from "../../standards/contract";
import { findStandard } from "../../standards/registry";
import { isOn } from "./find-own-connection";
import { sourceOf } from "./source-of";

/** A pull that is open, with all that it needs. */
export interface OpenRun {
	readonly run: RosterPullRun;
	readonly pull: RosterPull;
	readonly connectionId: ConnectionId;
	readonly standard: string;
	readonly side: PullSide;
	readonly calls: readonly PullCall[];
	readonly source: PullSource;
}

/** @throws PullFault not-active or not-set-up, where its connection was paused, ended or changed meanwhile */
export async function loadRun(scope: JobScope, run: RosterPullRun): Promise<OpenRun> {
	const { schoolId } = scope;
	const connectionId = run.connectionId as ConnectionId;
	const [connection, pull] = await inSchool(scope, (tx) =>
		Promise.all([
			tx.connection.findFirst({ where: { schoolId, id: connectionId } }),
			tx.rosterPull.findUnique({ where: { schoolId_connectionId: { schoolId, connectionId } } }),
		]),
	);
	const side = connection && findStandard(connection.standard)?.pull;
	const may = connection && (isOn(connection) || (run.trial && connection.state === "approved"));
	if (!connection || !side || !may) throw new PullFault("not-active");
	if (pull === null || pull.savedAt > run.createdAt) throw new PullFault("not-set-up");
	const { standard, scopes } = connection;
	const calls = side.calls.filter(({ scope: needed }) => scopes.includes(needed));
	return { run, pull, connectionId, standard, side, calls, source: sourceOf(pull, scopes) };
}
