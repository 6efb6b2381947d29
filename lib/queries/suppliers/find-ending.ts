import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { ConnectionId } from "../../domain/ids";
import { findWork, type WorkState } from "../long-work/find-work";
import { countReceived, type ReceivedCounts } from "./count-received";

export interface Ending {
	readonly received: ReceivedCounts;
	readonly total: number;
	readonly retentionDays: number | null;
	readonly revokedAt: Date | null;
	readonly erasedAt: Date | null;
	/** The latest erasure that was asked for. */
	readonly work: WorkState | null;
}

/** What there is of a connection and what becomes of it; null for one of another school, as for one that is not there. */
export async function findEnding(scope: Scope, connectionId: ConnectionId): Promise<Ending | null> {
	requireAdmin(scope);
	const { schoolId } = scope;
	const found = await inSchoolAsAdmin(scope, async (tx) => {
		const connection = await tx.connection.findFirst({ where: { schoolId, id: connectionId } });
		if (connection === null) return null;
		const received = await countReceived(tx, schoolId, connectionId);
		const erasure = { kind: "erase-connection", input: { path: ["connectionId"], equals: connectionId } };
		const work = await tx.longWork.findFirst({ where: { schoolId, ...erasure }, orderBy: { createdAt: "desc" } });
		return { connection, received, workId: work?.id ?? null };
	});
	if (found === null) return null;
	const { connection, received, workId } = found;
	const { retentionDays, revokedAt, erasedAt } = connection;
	const total = Object.values(received).reduce((sum: number, count: number) => sum + count, 0);
	const work = workId === null ? null : await findWork(scope, { workId });
	return { received, total, retentionDays, revokedAt, erasedAt, work };
}
