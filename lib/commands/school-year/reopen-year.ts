import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import type { SchoolTransaction } from "../../db/in-school";
import { AppError } from "../../errors";
import { Prisma } from "../../generated/prisma/client";
import { lookTwiceAtRoster } from "../accounts/second-look";
import { recordAudit } from "../record-audit";
import { lockRoster, rosterTransaction } from "../roster/roster-work";
import { closedKinds, kindTables } from "./closed-kinds";

/**
 * Opens a closed school year again: whatever still ends as the closing made it end, ends as it did before. What a roster
 * or a person changed since stays changed.
 * @throws AppError not-allowed; not-found for a closing of elsewhere, or taken back before, as for none;
 * conflict (another-admin) where it would show oneself more pupils
 */
export async function reopenYear(scope: Scope, closingId: string): Promise<void> {
	if (!can(scope, "manage-roster")) throw new AppError("not-allowed");
	const { schoolId, userId } = scope;
	await inSchoolAsAdmin(
		scope,
		async (tx) => {
			await lockRoster(tx, schoolId);
			const closing = await tx.yearClosing.findFirst({ where: { schoolId, id: closingId, state: "closed" } });
			if (closing === null) throw new AppError("not-found");
			await lookTwiceAtRoster(tx, scope, () => endAsBefore(tx, schoolId, closingId));
			await tx.yearClosingRow.deleteMany({ where: { schoolId, closingId } });
			const data = { state: "reopened", reopenedBy: userId, reopenedAt: now() };
			await tx.yearClosing.update({ where: { schoolId_id: { schoolId, id: closingId } }, data });
			await recordAudit(tx, scope, "year.reopen", { closingId, periodId: closing.periodId });
		},
		rosterTransaction,
	);
}

/** Whatever still ends as the closing made it end, ends as it did before. */
async function endAsBefore(tx: SchoolTransaction, schoolId: string, closingId: string): Promise<void> {
	for (const kind of closedKinds) {
		const { table, id, person, begin, end } = kindTables[kind];
		await tx.$executeRaw`
			UPDATE ${table} AS t SET ${end} = r.end_before
			FROM year_closing_row AS r
			WHERE r.school_id = ${schoolId}::uuid AND r.closing_id = ${closingId}::uuid AND r.kind = ${kind}
				AND t.school_id = r.school_id AND t.${id} = r.row_id AND t.${end} = r.end_after
				${person === null ? Prisma.empty : Prisma.sql`AND t.${person} = r.person_id`}
				${begin === null ? Prisma.empty : Prisma.sql`AND t.${begin} = r.begin_date`}`;
	}
}
