import type { ConnectionScope, JobScope, Scope } from "../authz/scope";
import { newId } from "../db/ids";
import type { SchoolTransaction } from "../db/in-school";
import type { AuditAction } from "../domain/audit-actions";
import type { UserId } from "../domain/ids";

/**
 * One row of the audit log, in the transaction of the change itself: both are there or neither.
 * `subject` holds ids, codes and counts, never a name or a value that somebody sent.
 */
export async function recordAudit(
	tx: SchoolTransaction,
	scope: Scope | JobScope | ConnectionScope,
	action: AuditAction,
	subject: Readonly<Record<string, string | number | boolean | null>>,
): Promise<void> {
	const { schoolId } = scope;
	const userId: UserId | null = scope.kind === "person" ? scope.userId : null;
	const clientId = scope.kind === "connection" ? scope.clientId : null;
	await tx.auditEvent.create({ data: { schoolId, id: newId(), userId, clientId, action, subject } });
}
