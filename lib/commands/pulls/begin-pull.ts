import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import type { JobScope, Scope } from "../../authz/scope";
import type { ConnectionId } from "../../domain/ids";
import { AppError } from "../../errors";
import { addRun } from "./add-run";
import { closeStrays } from "./close-strays";
import { findOwnConnection, isOn, requireManager } from "./find-own-connection";

/**
 * Fetches the roster of a connection now, as work that can be followed. A trial ends in a preview and changes nothing; it
 * may be made as soon as the connection is approved.
 * @throws AppError not-allowed; not-found; conflict when it is not set up, not on, or another pull is under way
 */
export async function beginPull(
	scope: Scope | JobScope,
	connectionId: ConnectionId,
	{ trial }: { readonly trial: boolean },
): Promise<{ runId: string }> {
	requireManager(scope);
	const { schoolId } = scope;
	return inSchoolAsAdmin(scope, async (tx) => {
		const { connection, side } = await findOwnConnection(tx, scope, connectionId);
		const pull = await tx.rosterPull.findUnique({ where: { schoolId_connectionId: { schoolId, connectionId } } });
		if (pull === null) throw new AppError("conflict");
		const may = isOn(connection) || (trial && connection.state === "approved");
		if (!may || (!trial && pull.nextAt === null)) throw new AppError("conflict");
		await closeStrays(tx, scope);
		return { runId: await addRun(tx, scope, { connectionId, side, scopes: connection.scopes, trial }) };
	});
}
