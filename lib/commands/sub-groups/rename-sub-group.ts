import { z } from "zod";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import type { Shown } from "../../domain/answer";
import { groupId, subGroupId } from "../../domain/ids";
import { AppError } from "../../errors";
import { requireSeen } from "../acts/require-seen";
import { recordAudit } from "../record-audit";
import { lockSubGroup } from "./lock-sub-group";
import { nameSchema } from "./sub-group-input";

const inputSchema = z.object({ groupId, subGroupId, name: nameSchema });

/** As the form shows it. */
export const shownName = (name: string): Shown => ({ name });

/**
 * Gives a sub-group another name; also one that has ended.
 * @param seen the version of shownName that was changed; null: whatever it is
 * @throws AppError not-found; ChangedMeanwhile; invalid
 */
export async function renameSubGroup(
	scope: Scope,
	input: z.input<typeof inputSchema>,
	seen: string | null = null,
): Promise<void> {
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { groupId, subGroupId, name } = parsed.data;
	const { schoolId } = scope;
	await inSchool(scope, async (tx) => {
		const { name: kept } = await lockSubGroup(tx, scope, groupId, subGroupId);
		await requireSeen(tx, scope, {
			...{ seen, lock: `sub-group ${subGroupId}`, read: async () => shownName(kept) },
			...{ actions: ["sub-group.create", "sub-group.rename"], subject: { subGroupId } },
		});
		await tx.subGroup.update({ where: { schoolId_id: { schoolId, id: subGroupId } }, data: { name } });
		await recordAudit(tx, scope, "sub-group.rename", { subGroupId, groupId });
	});
}
