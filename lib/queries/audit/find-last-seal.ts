import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";

/** The newest seal of the log, by its key; null before the first. Whether it holds, check-audit says. */
export async function findLastSeal(scope: Scope): Promise<{ sequence: number; sealedAt: Date } | null> {
	requireAdmin(scope);
	return inSchool(scope, (tx) =>
		tx.auditSeal.findFirst({
			where: { schoolId: scope.schoolId },
			orderBy: { sequence: "desc" },
			select: { sequence: true, sealedAt: true },
		}),
	);
}
