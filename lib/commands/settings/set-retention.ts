import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { AppError } from "../../errors";
import { daysSchema, type Retention, retentionKinds } from "../../ingest/retention";
import { recordAudit } from "../record-audit";

const inputSchema = z.object(Object.fromEntries(retentionKinds.map((kind) => [kind, daysSchema(kind)])));

/**
 * How long each kind is kept from now on; the next night erases what is older.
 * @throws AppError not-allowed; invalid (retention-bounds) for days outside the bounds of their kind
 */
export async function setRetention(scope: Scope, input: Readonly<Record<string, number>>): Promise<void> {
	if (!can(scope, "manage-settings")) throw new AppError("not-allowed");
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid", "retention-bounds");
	const value = parsed.data as Retention;
	const { schoolId, userId: updatedBy } = scope;
	const data = { value: { ...value }, updatedBy, updatedAt: now() };
	await inSchoolAsAdmin(scope, async (tx) => {
		await tx.schoolSetting.upsert({
			where: { schoolId_key: { schoolId, key: "retention" } },
			create: { schoolId, key: "retention", ...data },
			update: data,
		});
		await recordAudit(tx, scope, "setting.retention", { ...value });
	});
}
