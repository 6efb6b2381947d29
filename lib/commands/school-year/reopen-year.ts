import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { AppError } from "../../errors";
import { lookTwiceAtRoster } from "../accounts/second-look";
import { recordAudit } from "../record-audit";
import { lockRoster, rosterTransaction } from "../roster/roster-work";
import { amountsOf, countKinds, kindTables, stillEnds, type YearAmounts } from "./closed-kinds";

/**
 * Opens a closed school year again: whatever still ends as the closing made it end, ends as it did before. What a roster
 * or a person changed since stays changed.
 * @returns what ends as before again
 * @throws AppError not-allowed; not-found for a closing of elsewhere, or taken back before, as for none;
 * conflict (another-admin) where it would show oneself more pupils
 */
export async function reopenYear(scope: Scope, closingId: string): Promise<YearAmounts> {
	if (!can(scope, "manage-roster")) throw new AppError("not-allowed");
	const { schoolId, userId } = scope;
	return inSchoolAsAdmin(
		scope,
		async (tx) => {
			await lockRoster(tx, schoolId);
			const closing = await tx.yearClosing.findFirst({ where: { schoolId, id: closingId, state: "closed" } });
			if (closing === null) throw new AppError("not-found");
			const counts = await lookTwiceAtRoster(tx, scope, () =>
				countKinds((kind) => {
					const { table, end } = kindTables[kind];
					return tx.$executeRaw`
						UPDATE ${table} AS t SET ${end} = r.end_before FROM year_closing_row AS r
						WHERE ${stillEnds(kind, schoolId, closingId)}`;
				}),
			);
			const opened = amountsOf(counts);
			await tx.yearClosingRow.deleteMany({ where: { schoolId, closingId } });
			const data = { state: "reopened", reopenedBy: userId, reopenedAt: now() };
			await tx.yearClosing.update({ where: { schoolId_id: { schoolId, id: closingId } }, data });
			await recordAudit(tx, scope, "year.reopen", { closingId, periodId: closing.periodId, ...opened });
			return opened;
		},
		rosterTransaction,
	);
}
