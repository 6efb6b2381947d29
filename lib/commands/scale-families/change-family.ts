import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { familyFields, readFamily, withSource } from "./family-input";
import { placeAssessments } from "./place-assessments";

const schema = z.object({ ...familyFields, familyId: z.uuid() }).refine(withSource);
export type ChangeFamilyInput = z.input<typeof schema>;

/**
 * Another name, error or set of tests. A test that is taken out is free again, and can be confirmed in a family of its
 * own: that is how one is split.
 * @throws AppError not-allowed, invalid, not-found, conflict for a test of another family
 */
export async function changeFamily(scope: Scope | JobScope, input: ChangeFamilyInput): Promise<void> {
	const { familyId, assessmentIds, ...family } = readFamily(scope, schema, input);
	const { schoolId } = scope;
	await inSchoolAsAdmin(scope, async (tx) => {
		const [known] = await tx.$queryRaw<{ connection_id: string }[]>`
			SELECT connection_id FROM scale_family WHERE school_id = ${schoolId}::uuid AND id = ${familyId}::uuid FOR UPDATE`;
		if (!known) throw new AppError("not-found");
		const connectionId = known.connection_id;
		await tx.scaleFamily.update({ where: { schoolId_id: { schoolId, id: familyId } }, data: family });
		const moved = await placeAssessments(tx, { schoolId, familyId, connectionId, assessmentIds });
		await recordAudit(tx, scope, "scale-family.change", { familyId, connectionId, ...moved });
	});
}
