import type { JobScope, Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId } from "../../domain/ids";
import type { PullSide } from "../../standards/contract";
import { beginWork } from "../long-work/begin-work";
import { recordAudit } from "../record-audit";

/**
 * Asks for a pull in the caller's transaction.
 * @throws AppError conflict while another one is under way
 */
export async function addRun(
	tx: SchoolTransaction,
	scope: Scope | JobScope,
	{
		connectionId,
		side,
		scopes,
		trial,
	}: {
		readonly connectionId: ConnectionId;
		readonly side: PullSide;
		readonly scopes: readonly string[];
		readonly trial: boolean;
	},
): Promise<string> {
	const { schoolId } = scope;
	const total = side.calls.filter(({ scope: needed }) => scopes.includes(needed)).length + 1;
	const id = await beginWork(tx, scope, { kind: "pull", queue: "pull-roster", input: { connectionId }, total });
	const askedBy = scope.kind === "person" ? scope.userId : null;
	await tx.rosterPullRun.create({ data: { schoolId, id, connectionId, trial, askedBy, createdAt: now() } });
	await recordAudit(tx, scope, "pull.begin", { connectionId, workId: id, trial });
	return id;
}
