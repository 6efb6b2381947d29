import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { AppError } from "../../errors";

export const replayedOnPage = 50;

export interface ReplayedRow {
	readonly deliveryId: string;
	readonly index: number;
	readonly receivedAt: Date | null;
	readonly beforeOutcome: string;
	readonly beforeCode: string;
	/** An outcome, or erased, unreadable or ended: it stayed as it was. */
	readonly outcome: string;
	readonly code: string | null;
}

/** What became of each record that was read again, in the order of reading, a page at a time. */
export async function listReplayed(
	scope: Scope,
	workId: string,
	asked: { readonly page: number },
): Promise<{ readonly records: readonly ReplayedRow[]; readonly page: number; readonly more: boolean }> {
	if (!can(scope, "mend-data")) throw new AppError("not-allowed");
	const page = Math.min(Math.max(1, asked.page), 2_000);
	const rows = await inSchoolAsAdmin(
		scope,
		(tx) => tx.$queryRaw<ReplayedRow[]>`
			SELECT r.delivery_id AS "deliveryId", r.index, d.received_at AS "receivedAt",
				r.before_outcome AS "beforeOutcome", r.before_code AS "beforeCode", r.outcome, r.code
			FROM replayed_record AS r
			LEFT JOIN delivery AS d ON d.school_id = r.school_id AND d.id = r.delivery_id
			WHERE r.school_id = ${scope.schoolId}::uuid AND r.work_id = ${workId}::uuid
			ORDER BY r.delivery_id, r.index
			LIMIT ${replayedOnPage + 1} OFFSET ${(page - 1) * replayedOnPage}`,
	);
	return { records: rows.slice(0, replayedOnPage), page, more: rows.length > replayedOnPage };
}
