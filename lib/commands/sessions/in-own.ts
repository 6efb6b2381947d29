import type { AccountScope } from "../../authz/scope";
import { prisma } from "../../db/client";
import { inSchool, type SchoolTransaction } from "../../db/in-school";
import type { AuditAction } from "../../domain/audit-actions";
import { recordAudit } from "../record-audit";

type Recording = (action: AuditAction, subject: Parameters<typeof recordAudit>[3]) => Promise<void>;

/**
 * Work on what is the person's own, in one transaction, with a row in the audit log of the school where the person is. Who is
 * there for a board alone is at no school, and no school's log tells of it.
 */
export function inOwn<T>(
	scope: AccountScope,
	work: (tx: SchoolTransaction, record: Recording) => Promise<T>,
): Promise<T> {
	if (scope.kind === "board") return prisma().$transaction((tx) => work(tx, async () => {}));
	return inSchool(scope, (tx) => work(tx, (action, subject) => recordAudit(tx, scope, action, subject)));
}
