import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { requireAdmin } from "../../authz/require-admin";
import type { JobScope, Scope } from "../../authz/scope";
import { AppError } from "../../errors";
import { readImport } from "../../queries/roster/read-import";
import { lookTwiceAtRoster } from "../accounts/second-look";
import { releaseImport } from "../connections/release-import";
import { applyPlan, makePlan, rosterTransaction } from "./roster-work";

/**
 * Applies a previewed roster: one transaction, against the roster as it is now.
 * @param mostEnded how many pupils the person was told would be ended; null: nobody was told
 * @returns what changed, by counts
 * @throws AppError not-found; conflict when it was applied or discarded before, or would end more pupils by now, or (another-admin) would show
 * oneself more pupils
 */
export async function applyRoster(
	scope: Scope | JobScope,
	importId: string,
	mostEnded: number | null = null,
): Promise<{ counts: Readonly<Record<string, number>> }> {
	requireAdmin(scope);
	const { schoolId } = scope;
	await checkWaits(scope, importId);
	const { snapshot } = await readImport(scope, importId);
	return inSchoolAsAdmin(
		scope,
		async (tx) => {
			const [row] = await tx.$queryRaw<{ state: string }[]>`
				SELECT state FROM roster_import WHERE school_id = ${schoolId}::uuid AND id = ${importId}::uuid FOR UPDATE`;
			if (!row) throw new AppError("not-found");
			if (row.state !== "previewed") throw new AppError("conflict");
			const plan = await makePlan(tx, scope, snapshot);
			if (mostEnded !== null && (plan.counts.pupilsEnded ?? 0) > mostEnded) throw new AppError("conflict");
			await lookTwiceAtRoster(tx, scope, () => applyPlan(tx, scope, importId, snapshot, plan));
			await releaseImport(tx, scope, importId);
			return { counts: plan.counts };
		},
		rosterTransaction,
	);
}

/** Before it is read, which takes its time: who comes second is told at once. */
async function checkWaits(scope: Scope | JobScope, importId: string): Promise<void> {
	const { schoolId } = scope;
	const row = await inSchoolAsAdmin(scope, (tx) =>
		tx.rosterImport.findUnique({ where: { schoolId_id: { schoolId, id: importId } }, select: { state: true } }),
	);
	if (row === null) throw new AppError("not-found");
	if (row.state !== "previewed") throw new AppError("conflict");
}
