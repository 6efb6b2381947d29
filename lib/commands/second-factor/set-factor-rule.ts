import { z } from "zod";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { secondFactorKey } from "../../authz/second-factor-rule";
import { now } from "../../clock";
import { inSchool } from "../../db/in-school";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";

const inputSchema = z.object({ requiredFrom: z.iso.date().nullable() });

/**
 * From which day admins of the school need a second factor; until then they have time to set one up. Null: they do not.
 * @throws AppError not-allowed; invalid
 */
export async function setFactorRule(scope: Scope, input: z.input<typeof inputSchema>): Promise<void> {
	if (!can(scope, "manage-people")) throw new AppError("not-allowed");
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { schoolId, userId: updatedBy } = scope;
	const data = { value: parsed.data, updatedBy, updatedAt: now() };
	await inSchool(scope, async (tx) => {
		await tx.schoolSetting.upsert({
			where: { schoolId_key: { schoolId, key: secondFactorKey } },
			create: { schoolId, key: secondFactorKey, ...data },
			update: data,
		});
		await recordAudit(tx, scope, "setting.second-factor", parsed.data);
	});
}
