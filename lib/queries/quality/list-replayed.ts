import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { leftAsItWas } from "../../domain/replayed";
import { AppError } from "../../errors";
import { Prisma } from "../../generated/prisma/client";

export const replayedOnPage = 50;

export interface ReplayedRow {
	readonly deliveryId: string;
	readonly index: number;
	readonly receivedAt: Date | null;
	readonly supplier: string | null;
	readonly beforeOutcome: string;
	/** Null: it needed no reason. */
	readonly beforeCode: string | null;
	readonly outcome: string;
	readonly code: string | null;
}

/** What changed of the records that were read or judged again, in the order of reading, a page at a time, and how many stayed. */
export async function listReplayed(
	scope: Scope,
	workId: string,
	asked: { readonly page: number },
): Promise<{
	readonly records: readonly ReplayedRow[];
	readonly same: number;
	readonly page: number;
	readonly more: boolean;
}> {
	if (!can(scope, "mend-data")) throw new AppError("not-allowed");
	const page = Math.min(Math.max(1, asked.page), 2_000);
	const isChange = Prisma.sql`(r.outcome <> ALL (${leftAsItWas}::text[])
		AND (r.before_outcome, coalesce(r.before_code, '')) IS DISTINCT FROM (r.outcome, coalesce(r.code, '')))`;
	return inSchoolAsAdmin(scope, async (tx) => {
		const rows = await tx.$queryRaw<ReplayedRow[]>`
			SELECT r.delivery_id AS "deliveryId", r.index, d.received_at AS "receivedAt", s.name AS supplier,
				r.before_outcome AS "beforeOutcome", nullif(r.before_code, '') AS "beforeCode", r.outcome, r.code
			FROM replayed_record AS r
			LEFT JOIN delivery AS d ON d.school_id = r.school_id AND d.id = r.delivery_id
			LEFT JOIN connection AS c ON c.school_id = d.school_id AND c.id = d.connection_id
			LEFT JOIN supplier AS s ON s.id = c.supplier_id
			WHERE r.school_id = ${scope.schoolId}::uuid AND r.work_id = ${workId}::uuid AND ${isChange}
			ORDER BY r.delivery_id, r.index
			LIMIT ${replayedOnPage + 1} OFFSET ${(page - 1) * replayedOnPage}`;
		const [stayed] = await tx.$queryRaw<{ same: number }[]>`
			SELECT count(*)::int AS same FROM replayed_record AS r
			WHERE r.school_id = ${scope.schoolId}::uuid AND r.work_id = ${workId}::uuid AND NOT ${isChange}`;
		const more = rows.length > replayedOnPage;
		return { records: rows.slice(0, replayedOnPage), same: stayed?.same ?? 0, page, more };
	});
}
