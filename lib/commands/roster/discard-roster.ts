import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { AppError } from "../../errors";
import { releaseImport } from "../connections/release-import";
import { recordAudit } from "../record-audit";

/** Puts a previewed roster aside; the school stays as it is. The file itself is erased at once. */
export async function discardRoster(scope: Scope | JobScope, importId: string): Promise<void> {
	requireAdmin(scope);
	const { schoolId } = scope;
	await inSchoolAsAdmin(scope, async (tx) => {
		const done = await tx.rosterImport.updateMany({
			where: { schoolId, id: importId, state: "previewed" },
			data: { state: "discarded", body: new Uint8Array() },
		});
		if (done.count === 0) throw new AppError("not-found");
		await recordAudit(tx, scope, "roster.discard", { importId });
		await releaseImport(tx, scope, importId);
	});
}
