import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { daySchema } from "../../domain/day-schema";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";

const inputSchema = z.object({ adminsFrom: daySchema.nullable(), staffFrom: daySchema.nullable() });

/**
 * From which day admins, and everybody else, need a second factor beside a password; until then they have time to set one
 * up. Null: they do not.
 * @throws AppError not-allowed; invalid
 */
export async function setFactorRule(scope: Scope, input: z.input<typeof inputSchema>): Promise<void> {
	if (!can(scope, "manage-people")) throw new AppError("not-allowed");
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { adminsFrom, staffFrom } = parsed.data;
	const dateOf = (day: string | null) => (day === null ? null : new Date(day));
	await inSchoolAsAdmin(scope, async (tx) => {
		await tx.school.update({
			where: { id: scope.schoolId },
			data: { adminFactorFrom: dateOf(adminsFrom), staffFactorFrom: dateOf(staffFrom) },
		});
		await recordAudit(tx, scope, "setting.second-factor", { adminsFrom, staffFrom });
	});
}
