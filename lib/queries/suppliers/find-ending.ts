import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { ConnectionId } from "../../domain/ids";
import { findWork, type WorkState } from "../long-work/find-work";
import { countPupils, countReceived, type ReceivedCounts, totalOf } from "./count-received";

export interface Ending {
	readonly received: ReceivedCounts;
	readonly total: number;
	/** Of how many pupils that is. */
	readonly pupils: number;
	readonly retentionDays: number | null;
	readonly revokedAt: Date | null;
	readonly erasedAt: Date | null;
	/** What was kept when it ended, as it was written then; null: it was erased, or has not ended. */
	readonly kept: { readonly total: number; readonly pupils: number } | null;
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
		const pupils = await countPupils(tx, schoolId, connectionId);
		const kept = await findKept(tx, schoolId, connectionId);
		const erasure = { kind: "erase-connection", input: { path: ["connectionId"], equals: connectionId } };
		const work = await tx.longWork.findFirst({ where: { schoolId, ...erasure }, orderBy: { createdAt: "desc" } });
		return { connection, received, pupils, kept, workId: work?.id ?? null };
	});
	if (found === null) return null;
	const { connection, workId, ...counted } = found;
	const { retentionDays, revokedAt, erasedAt } = connection;
	const work = workId === null ? null : await findWork(scope, { workId });
	return { ...counted, total: totalOf(counted.received), retentionDays, revokedAt, erasedAt, work };
}

const count = z.number();
const endedSchema = z.object({
	after: z.literal("keep"),
	...{ attempts: count, progress: count, results: count, held: count, statements: count, messages: count },
	pupils: count,
});

/** From the log: a row of before that has no counts says nothing. */
async function findKept(tx: SchoolTransaction, schoolId: string, connectionId: ConnectionId): Promise<Ending["kept"]> {
	const ended = { action: "connection.revoke", subject: { path: ["connectionId"], equals: connectionId } };
	const row = await tx.auditEvent.findFirst({ where: { schoolId, ...ended }, orderBy: { at: "desc" } });
	const parsed = endedSchema.safeParse(row?.subject);
	if (!parsed.success) return null;
	const { after: _after, pupils, ...received } = parsed.data;
	return { total: totalOf(received), pupils };
}
