import { createHash } from "node:crypto";
import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import { bodyLimits } from "../../domain/body-limits";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";

/** Files that wait to be named by a request: more than this and somebody is filling the table. */
const mostLoose = 20;

/**
 * Keeps the file of a processing agreement until a request names it. Files that none named are gone after a day.
 * @throws AppError not-allowed; invalid when it is no PDF; too-large; too-many
 */
export async function keepAgreement(scope: Scope, body: Uint8Array): Promise<{ readonly fileId: string }> {
	if (!can(scope, "manage-suppliers")) throw new AppError("not-allowed");
	if (body.byteLength > bodyLimits.agreement) throw new AppError("too-large");
	if (!isPdf(body)) throw new AppError("invalid", "no-pdf");
	const { schoolId, userId } = scope;
	const sha256 = Uint8Array.from(createHash("sha256").update(body).digest());
	return inSchoolAsAdmin(scope, async (tx) => {
		const dayAgo = new Date(now().getTime() - 86_400_000);
		const [loose] = await tx.$queryRaw<{ count: number }[]>`
			WITH loose AS (
				SELECT f.id, f.uploaded_at FROM agreement_file AS f
				WHERE f.school_id = ${schoolId}::uuid AND NOT EXISTS (
					SELECT FROM connection_request AS r
					WHERE r.school_id = f.school_id AND r.terms->'agreement'->>'fileId' = f.id::text
				) AND NOT EXISTS (
					SELECT FROM connection_consent AS c
					WHERE c.school_id = f.school_id AND c.terms->'agreement'->>'fileId' = f.id::text
				)
			), gone AS (
				DELETE FROM agreement_file AS f USING loose AS l
				WHERE f.school_id = ${schoolId}::uuid AND f.id = l.id AND l.uploaded_at < ${dayAgo}
			)
			SELECT count(*)::int AS count FROM loose WHERE uploaded_at >= ${dayAgo}`;
		if ((loose?.count ?? 0) >= mostLoose) throw new AppError("too-many");
		const id = newId();
		const file = { sha256, bytes: body.byteLength, body: Uint8Array.from(body) };
		await tx.agreementFile.create({ data: { schoolId, id, ...file, uploadedBy: userId, uploadedAt: now() } });
		await recordAudit(tx, scope, "agreement.keep", { fileId: id, bytes: body.byteLength });
		return { fileId: id };
	});
}

/** ISO 32000-2, 7.5.2 and 7.5.5, as readers take them: the header stands within the first 1,024 bytes, the end of the trailer in the last. */
function isPdf(body: Uint8Array): boolean {
	const [begin, end] = [Buffer.from(body.subarray(0, 1_024)), Buffer.from(body.subarray(-1_024))];
	return /%PDF-[12]\.\d/.test(begin.toString("latin1")) && end.includes("%%EOF");
}
