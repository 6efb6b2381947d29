import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import { familyMeasures } from "../../standing/suggest-families";
import { recordAudit } from "../record-audit";
import { familyFields, readFamily, withSource } from "./family-input";
import { placeAssessments } from "./place-assessments";

const schema = z
	.object({ ...familyFields, connectionId: z.uuid(), measureType: z.enum(familyMeasures) })
	.refine(withSource);
export type ConfirmFamilyInput = z.input<typeof schema>;

/**
 * Says that tests of one supplier lie on one scale, so that growth may be read from one to the other. Said by a person,
 * or by a command at the machine in the supplier's name.
 * @throws AppError not-allowed, invalid, not-found for a test that is not there, conflict for one of another family
 */
export async function confirmFamily(scope: Scope | JobScope, input: ConfirmFamilyInput): Promise<{ familyId: string }> {
	const { assessmentIds, connectionId, ...family } = readFamily(scope, schema, input);
	const { schoolId } = scope;
	const familyId = newId();
	await inSchoolAsAdmin(scope, async (tx) => {
		const confirmedBy = scope.kind === "person" ? scope.userId : null;
		await tx.scaleFamily.create({
			data: { ...family, schoolId, id: familyId, connectionId, confirmedBy, createdAt: now() },
		});
		const { added } = await placeAssessments(tx, { schoolId, familyId, connectionId, assessmentIds });
		await recordAudit(tx, scope, "scale-family.confirm", { familyId, connectionId, added });
	});
	return { familyId };
}
