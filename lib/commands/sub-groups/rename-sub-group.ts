import { z } from "zod";
import type { Scope } from "../../authz/scope";
import { inSchool } from "../../db/in-school";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { lockSubGroup } from "./lock-sub-group";
import { groupIdSchema, nameSchema, subGroupIdSchema } from "./sub-group-input";

const inputSchema = z.object({ groupId: groupIdSchema, subGroupId: subGroupIdSchema, name: nameSchema });

/**
 * Gives a sub-group another name; also one that has ended.
 * @throws AppError not-found; invalid
 */
export async function renameSubGroup(scope: Scope, input: z.input<typeof inputSchema>): Promise<void> {
	const parsed = inputSchema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	const { groupId, subGroupId, name } = parsed.data;
	const { schoolId } = scope;
	await inSchool(scope, async (tx) => {
		await lockSubGroup(tx, scope, groupId, subGroupId);
		await tx.subGroup.update({ where: { schoolId_id: { schoolId, id: subGroupId } }, data: { name } });
		await recordAudit(tx, scope, "sub-group.rename", { subGroupId, groupId });
	});
}
