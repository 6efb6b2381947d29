import { z } from "zod";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import type { JobScope, Scope } from "../../authz/scope";
import type { SchoolTransaction } from "../../db/in-school";
import type { Shown } from "../../domain/answer";
import type { SchoolId } from "../../domain/ids";
import { AppError } from "../../errors";
import { requireSeen } from "../acts/require-seen";
import { recordAudit } from "../record-audit";
import { familyFields, readFamily, withSource } from "./family-input";
import { placeAssessments } from "./place-assessments";

const schema = z.object({ ...familyFields, familyId: z.uuid() }).refine(withSource);
export type ChangeFamilyInput = z.input<typeof schema>;

/** A decimal as the form shows it: in the notation of its language. */
type SayDecimal = (value: string) => string;

interface KeptFamily {
	readonly name: string;
	readonly standardError: string | null;
	readonly errorSource: string | null;
	readonly assessmentIds: readonly string[];
}

/** As the form shows it. */
export const shownFamily = (family: KeptFamily, say: SayDecimal): Shown => ({
	name: family.name,
	assessment: family.assessmentIds,
	standardError: family.standardError === null ? "" : say(family.standardError),
	errorSource: family.errorSource ?? "",
});

/**
 * Another name, error or set of tests. A test that is taken out is free again, and can be confirmed in a family of its
 * own: that is how one is split.
 * @param seen the version of shownFamily that was changed, with how it says a decimal; null: whatever it is
 * @throws AppError not-allowed, invalid, not-found; ChangedMeanwhile; conflict for a test of another family
 */
export async function changeFamily(
	scope: Scope | JobScope,
	input: ChangeFamilyInput,
	seen: { readonly version: string | null; readonly say: SayDecimal } | null = null,
): Promise<void> {
	const { familyId, assessmentIds, ...family } = readFamily(scope, schema, input);
	const { schoolId } = scope;
	await inSchoolAsAdmin(scope, async (tx) => {
		await requireSeen(tx, scope, {
			...{ seen: seen?.version ?? null, lock: `scale-family ${familyId}` },
			...{ read: () => readShown(tx, { schoolId, familyId }, seen?.say ?? String) },
			...{ actions: ["scale-family.confirm", "scale-family.change"], subject: { familyId } },
		});
		const [known] = await tx.$queryRaw<{ connection_id: string }[]>`
			SELECT connection_id FROM scale_family WHERE school_id = ${schoolId}::uuid AND id = ${familyId}::uuid FOR UPDATE`;
		if (!known) throw new AppError("not-found");
		const connectionId = known.connection_id;
		await tx.scaleFamily.update({ where: { schoolId_id: { schoolId, id: familyId } }, data: family });
		const moved = await placeAssessments(tx, { schoolId, familyId, connectionId, assessmentIds });
		await recordAudit(tx, scope, "scale-family.change", { familyId, connectionId, ...moved });
	});
}

/** @throws AppError not-found */
async function readShown(
	tx: SchoolTransaction,
	{ schoolId, familyId }: { readonly schoolId: SchoolId; readonly familyId: string },
	say: SayDecimal,
): Promise<Shown> {
	const [family] = await tx.$queryRaw<KeptFamily[]>`
		SELECT f.name, f.standard_error::text AS "standardError", f.error_source AS "errorSource", coalesce((
			SELECT array_agg(a.id::text) FROM assessment a WHERE a.school_id = f.school_id AND a.family_id = f.id
		), '{}') AS "assessmentIds"
		FROM scale_family f WHERE f.school_id = ${schoolId}::uuid AND f.id = ${familyId}::uuid`;
	if (!family) throw new AppError("not-found");
	return shownFamily(family, say);
}
