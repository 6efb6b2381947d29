import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { AppError } from "../../errors";
import { factAgeKey, factYearsSchema } from "../../ingest/fact-age";
import { recordAudit } from "../record-audit";

/**
 * How many years a fact may lie back when it comes in, from now on. What is stored stays.
 * @throws AppError not-allowed for who is not the admin; invalid (fact-years) unless a whole number within the bounds
 */
export async function setFactAge(scope: Scope, years: number): Promise<void> {
	requireAdmin(scope);
	if (!factYearsSchema.safeParse(years).success) throw new AppError("invalid", "fact-years");
	const { schoolId, userId: updatedBy } = scope;
	const data = { value: { years }, updatedBy, updatedAt: now() };
	await inSchoolAsAdmin(scope, async (tx) => {
		await tx.schoolSetting.upsert({
			where: { schoolId_key: { schoolId, key: factAgeKey } },
			create: { schoolId, key: factAgeKey, ...data },
			update: data,
		});
		await recordAudit(tx, scope, "setting.fact-age", { years });
	});
}
