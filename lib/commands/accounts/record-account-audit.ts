import { listAccountSchools } from "../../authz/account-schools";
import { newId } from "../../db/ids";
import type { AuditAction } from "../../domain/audit-actions";
import type { UserId } from "../../domain/ids";
import type { Prisma } from "../../generated/prisma/client";

/**
 * An event of an account itself (a new password, a linked identity): a row in the log of each of its schools, in the
 * given transaction. Row-level security shows one school at a time, so the setting goes round its few schools.
 */
export async function recordAccountAudit(
	tx: Prisma.TransactionClient,
	userId: UserId,
	action: AuditAction,
): Promise<void> {
	for (const { schoolId } of await listAccountSchools(tx, userId)) {
		await tx.$executeRaw`SELECT set_config('app.school', ${schoolId}, true)`;
		await tx.auditEvent.create({ data: { schoolId, id: newId(), userId, action, subject: { userId } } });
	}
}
