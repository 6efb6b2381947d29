import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";

/** The newest seal of the log, by its key; null before the first. Whether it holds, check-audit says. */
export async function findLastSeal(scope: Scope): Promise<{ sequence: number; sealedAt: Date } | null> {
	requireAdmin(scope);
	return inSchoolAsAdmin(scope, (tx) =>
		tx.auditSeal.findFirst({
			where: { schoolId: scope.schoolId },
			orderBy: { sequence: "desc" },
			select: { sequence: true, sealedAt: true },
		}),
	);
}
