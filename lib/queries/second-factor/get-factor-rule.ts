import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { prisma } from "../../db/client";
import { dayOfColumn } from "../../domain/school-day";

/** From which day (yyyy-mm-dd) a password alone does not give the role; null: it does. */
export interface FactorRule {
	readonly adminsFrom: string | null;
	readonly staffFrom: string | null;
}

/** Of whom the school asks a second factor, and from when. For the admin. */
export async function getFactorRule(scope: Scope): Promise<FactorRule> {
	requireAdmin(scope);
	const school = await prisma().school.findUniqueOrThrow({
		where: { id: scope.schoolId },
		select: { adminFactorFrom: true, staffFactorFrom: true },
	});
	const dayOf = (date: Date | null) => date && dayOfColumn(date);
	return { adminsFrom: dayOf(school.adminFactorFrom), staffFrom: dayOf(school.staffFactorFrom) };
}
