import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { Scope } from "../../authz/scope";

/** The file of a processing agreement; null for one of another school, as for one that is not there. */
export async function findAgreementFile(scope: Scope, fileId: string): Promise<Uint8Array<ArrayBuffer> | null> {
	requireAdmin(scope);
	const { schoolId } = scope;
	const file = await inSchoolAsAdmin(scope, (tx) => tx.agreementFile.findFirst({ where: { schoolId, id: fileId } }));
	return file?.body ?? null;
}
