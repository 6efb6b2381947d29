import type { JobScope, Scope } from "../../authz/scope";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import { enqueue } from "../../db/queue";
import type { QueueName } from "../../db/queues";
import { AppError } from "../../errors";
import type { Prisma } from "../../generated/prisma/client";
import { type LongWorkKind, openWork } from "./long-work";

/**
 * Asks for long work in the caller's transaction. One of a kind at a time: two would do the same twice.
 * @param input ids and codes, never a value that somebody sent
 * @throws AppError conflict (work-busy) while one of the kind is under way
 */
export async function beginWork(
	tx: SchoolTransaction,
	scope: Scope | JobScope,
	work: {
		readonly kind: LongWorkKind;
		readonly queue: QueueName;
		readonly input: Prisma.InputJsonObject;
		readonly total: number;
	},
): Promise<string> {
	const { schoolId } = scope;
	const { kind, queue, input, total } = work;
	await tx.$executeRaw`SELECT pg_advisory_xact_lock(7420263, hashtext(${`${schoolId} ${kind}`}))`;
	if ((await tx.longWork.count({ where: { schoolId, kind, state: { in: [...openWork] } } })) > 0)
		throw new AppError("conflict", "work-busy");
	const id = newId();
	const createdBy = scope.kind === "person" ? scope.userId : null;
	await tx.longWork.create({ data: { schoolId, id, kind, input, total, createdBy, createdAt: now() } });
	await enqueue(tx, queue, { schoolId, workId: id });
	return id;
}
