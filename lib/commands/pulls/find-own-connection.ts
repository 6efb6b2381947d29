import { can } from "../../authz/policy";
import type { JobScope, Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId } from "../../domain/ids";
import { AppError } from "../../errors";
import type { Connection } from "../../generated/prisma/client";
import type { PullSide } from "../../standards/contract";
import { findStandard } from "../../standards/registry";

/** @throws AppError not-allowed */
export function requireManager(scope: Scope | JobScope): void {
	if (scope.kind === "person" && !can(scope, "manage-suppliers")) throw new AppError("not-allowed");
}

/**
 * A connection of the school whose standard is one that we ask by, locked so that two decisions on it wait for each other.
 * @throws AppError not-found
 */
export async function findOwnConnection(
	tx: SchoolTransaction,
	{ schoolId }: Scope | JobScope,
	connectionId: ConnectionId,
): Promise<{ connection: Connection; side: PullSide }> {
	await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`pull ${schoolId}`}, 0))`;
	const connection = await tx.connection.findFirst({ where: { schoolId, id: connectionId } });
	const side = connection && findStandard(connection.standard)?.pull;
	if (!connection || !side) throw new AppError("not-found");
	return { connection, side };
}

/** A pause that is over counts as active. */
export function isOn({ state, pausedUntil }: Pick<Connection, "state" | "pausedUntil">): boolean {
	return state === "active" || (state === "paused" && pausedUntil !== null && pausedUntil <= now());
}
