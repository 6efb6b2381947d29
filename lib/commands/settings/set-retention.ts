import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { Shown } from "../../domain/answer";
import { AppError } from "../../errors";
import { daysSchema, findRetention, type Retention, retentionKinds } from "../../ingest/retention";
import { requireSeen } from "../acts/require-seen";
import { recordAudit } from "../record-audit";

const inputSchema = z.object(Object.fromEntries(retentionKinds.map((kind) => [kind, daysSchema(kind)])));

/** As the form shows it. */
export const shownRetention = (retention: Retention): Shown =>
	Object.fromEntries(retentionKinds.map((kind) => [kind, String(retention[kind])]));

/**
 * How long each kind is kept from now on; the next night erases what is older.
 * @param seen the version of shownRetention that was changed; null: whatever it is
 * @throws AppError not-allowed; ChangedMeanwhile; invalid (retention-bounds) for days outside the bounds of their kind
 */
export async function setRetention(
	scope: Scope,
	input: Readonly<Record<string, number>>,
	seen: string | null = null,
): Promise<void> {
	if (!can(scope, "manage-settings")) throw new AppError("not-allowed");
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid", "retention-bounds");
	const value = parsed.data as Retention;
	const { schoolId, userId: updatedBy } = scope;
	const data = { value: { ...value }, updatedBy, updatedAt: now() };
	await inSchoolAsAdmin(scope, async (tx) => {
		const read = async () => shownRetention(await findRetention(tx, schoolId));
		await requireSeen(tx, scope, { seen, lock: "retention", read, actions: ["setting.retention"] });
		await tx.schoolSetting.upsert({
			where: { schoolId_key: { schoolId, key: "retention" } },
			create: { schoolId, key: "retention", ...data },
			update: data,
		});
		await recordAudit(tx, scope, "setting.retention", { ...value });
	});
}
