import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { readFamily } from "./family-input";

/**
 * Takes back that tests lie on one scale: they are free again, and growth is no longer read between them.
 * @throws AppError not-allowed, invalid, not-found
 */
export async function undoFamily(scope: Scope | JobScope, input: { readonly familyId: string }): Promise<void> {
	const { familyId } = readFamily(scope, z.object({ familyId: z.uuid() }), input);
	const { schoolId } = scope;
	await inSchoolAsAdmin(scope, async (tx) => {
		const gone = await tx.scaleFamily.deleteMany({ where: { schoolId, id: familyId } });
		if (gone.count === 0) throw new AppError("not-found");
		const { count } = await tx.assessment.updateMany({ where: { schoolId, familyId }, data: { familyId: null } });
		await recordAudit(tx, scope, "scale-family.undo", { familyId, removed: count });
	});
}
