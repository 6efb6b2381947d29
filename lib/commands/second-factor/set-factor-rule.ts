import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import type { Shown } from "../../domain/answer";
import { daySchema } from "../../domain/day-schema";
import { dayOfColumn } from "../../domain/school-day";
import { AppError } from "../../errors";
import { requireSeen } from "../acts/require-seen";
import { recordAudit } from "../record-audit";

const inputSchema = z.object({ adminsFrom: daySchema.nullable(), staffFrom: daySchema.nullable() });

/** As the form shows it. */
export const shownFactorRule = ({ adminsFrom, staffFrom }: z.input<typeof inputSchema>): Shown => ({
	adminsFrom: adminsFrom ?? "",
	staffFrom: staffFrom ?? "",
});

/**
 * From which day admins, and everybody else, need a second factor beside a password; until then they have time to set one
 * up. Null: they do not.
 * @param seen the version of shownFactorRule that was changed; null: whatever it is
 * @throws AppError not-allowed; invalid; ChangedMeanwhile
 */
export async function setFactorRule(
	scope: Scope,
	input: z.input<typeof inputSchema>,
	seen: string | null = null,
): Promise<void> {
	if (!can(scope, "manage-people")) throw new AppError("not-allowed");
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { adminsFrom, staffFrom } = parsed.data;
	const dayOf = (date: Date | null) => date && dayOfColumn(date);
	const dateOf = (day: string | null) => (day === null ? null : new Date(day));
	await inSchoolAsAdmin(scope, async (tx) => {
		const read = async () => {
			const school = await tx.school.findUniqueOrThrow({ where: { id: scope.schoolId } });
			return shownFactorRule({ adminsFrom: dayOf(school.adminFactorFrom), staffFrom: dayOf(school.staffFactorFrom) });
		};
		await requireSeen(tx, scope, { seen, lock: "factor-rule", read, actions: ["setting.second-factor"] });
		await tx.school.update({
			where: { id: scope.schoolId },
			data: { adminFactorFrom: dateOf(adminsFrom), staffFactorFrom: dateOf(staffFrom) },
		});
		await recordAudit(tx, scope, "setting.second-factor", { adminsFrom, staffFrom });
	});
}
