import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { Shown } from "../../domain/answer";
import { AppError } from "../../errors";
import { factAgeKey, factYearsSchema, findFactYears } from "../../ingest/fact-age";
import { requireSeen } from "../acts/require-seen";
import { recordAudit } from "../record-audit";

/** As the form shows it. */
export const shownFactAge = (years: number): Shown => ({ years: String(years) });

/**
 * How many years a fact may lie back when it comes in, from now on. What is stored stays.
 * @param seen the version of shownFactAge that was changed; null: whatever it is
 * @throws AppError not-allowed for who is not the admin; ChangedMeanwhile; invalid (fact-years) unless a whole number within the bounds
 */
export async function setFactAge(scope: Scope, years: number, seen: string | null = null): Promise<void> {
	requireAdmin(scope);
	if (!factYearsSchema.safeParse(years).success) throw new AppError("invalid", "fact-years");
	const { schoolId, userId: updatedBy } = scope;
	const data = { value: { years }, updatedBy, updatedAt: now() };
	await inSchoolAsAdmin(scope, async (tx) => {
		const read = async () => shownFactAge(await findFactYears(tx, schoolId));
		await requireSeen(tx, scope, { seen, lock: "fact-age", read, actions: ["setting.fact-age"] });
		await tx.schoolSetting.upsert({
			where: { schoolId_key: { schoolId, key: factAgeKey } },
			create: { schoolId, key: factAgeKey, ...data },
			update: data,
		});
		await recordAudit(tx, scope, "setting.fact-age", { years });
	});
}
