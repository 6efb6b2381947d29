import type { ConnectionScope, JobScope, Scope } from "../authz/scope";
import { newId } from "../db/ids";
import type { SchoolTransaction } from "../db/in-school";
import type { AuditAction } from "../domain/audit-actions";
import type { UserId } from "../domain/ids";
import { claimAct } from "./acts/once";

/**
 * One row of the audit log, in the transaction of the change itself: both are there or neither.
 * Before it the act that is being done is claimed, so that what is sent twice is done once.
 * `subject` holds ids, codes and counts, never a name or a value that somebody sent.
 */
export function recordAudit(
	tx: SchoolTransaction,
	scope: Scope | JobScope | ConnectionScope,
	action: AuditAction,
	subject: AuditSubject,
): Promise<void> {
	return recordAudits(tx, scope, action, [subject]);
}

type AuditSubject = Readonly<Record<string, string | number | boolean | null>>;

/** The same done to several at once: a row each, in one statement. */
export async function recordAudits(
	tx: SchoolTransaction,
	scope: Scope | JobScope | ConnectionScope,
	action: AuditAction,
	subjects: readonly AuditSubject[],
): Promise<void> {
	const { schoolId } = scope;
	await claimAct(tx, schoolId);
	const userId: UserId | null = scope.kind === "person" ? scope.userId : null;
	const clientId = scope.kind === "connection" ? scope.clientId : null;
	const data = subjects.map((subject) => ({ schoolId, id: newId(), userId, clientId, action, subject }));
	await tx.auditEvent.createMany({ data });
}
