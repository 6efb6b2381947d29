import type { BoardScope } from "../../authz/scope";
import { newId } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import type { AuditAction } from "../../domain/audit-actions";
import type { SchoolId } from "../../domain/ids";

const action: AuditAction = "board.look";

/**
 * That somebody of the board looks at the connections of the school: a row in the log of the school, in the transaction that reads.
 * The one thing that the database lets a board write.
 */
export async function recordLook(tx: SchoolTransaction, scope: BoardScope, schoolId: SchoolId): Promise<void> {
	const { boardId, userId } = scope;
	// Not create: that reads the row back, and a board reads nothing of the log.
	await tx.auditEvent.createMany({ data: [{ schoolId, id: newId(), userId, action, subject: { boardId } }] });
}
