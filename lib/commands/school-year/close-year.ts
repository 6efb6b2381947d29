import { inSchoolAsAdmin } from "../../authz/in-school-as-admin";
import { can } from "../../authz/policy";
import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { newId } from "../../db/ids";
import type { SchoolTransaction } from "../../db/in-school";
import { addDays, dayOfColumn } from "../../domain/school-day";
import { AppError } from "../../errors";
import { Prisma } from "../../generated/prisma/client";
import { closableDays } from "../../queries/school-year/find-roll-over";
import { recordAudit } from "../record-audit";
import { lockRoster, rosterTransaction } from "../roster/roster-work";
import { amountsOf, type ClosedKind, countKinds, goesOn, kindTables, type YearAmounts } from "./closed-kinds";

/**
 * Closes a school year: its groups, places, teachers and sub-groups end on its last day, where they did not end before.
 * Results, notes and plans stay where they are. How each row ended is kept (reopen-year).
 * @returns the closing, and what ended
 * @throws AppError not-allowed; not-found for a year of elsewhere as for none; conflict (year-too-early) long before its
 * end, (year-closed) when it was closed
 */
export async function closeYear(
	scope: Scope,
	periodId: string,
): Promise<{ readonly closingId: string; readonly ended: YearAmounts }> {
	if (!can(scope, "manage-roster")) throw new AppError("not-allowed");
	const { schoolId, today } = scope;
	return inSchoolAsAdmin(
		scope,
		async (tx) => {
			await lockRoster(tx, schoolId);
			const period = await tx.schoolPeriod.findFirst({ where: { schoolId, id: periodId } });
			if (period === null) throw new AppError("not-found");
			if (period.endDate > new Date(addDays(today, closableDays))) throw new AppError("conflict", "year-too-early");
			const closed = await tx.yearClosing.count({ where: { schoolId, periodId, state: "closed" } });
			if (closed > 0) throw new AppError("conflict", "year-closed");
			const closingId = newId();
			const data = { periodId, endDate: period.endDate, state: "closed", closedBy: scope.userId, closedAt: now() };
			await tx.yearClosing.create({ data: { schoolId, id: closingId, ...data } });
			const closing = { schoolId, closingId, periodId, endDate: dayOfColumn(period.endDate) };
			const counts = await countKinds((kind) => endKind(tx, closing, kind));
			await tx.yearClosing.update({ where: { schoolId_id: { schoolId, id: closingId } }, data: { counts } });
			const ended = amountsOf(counts);
			await recordAudit(tx, scope, "year.close", { closingId, periodId, ...ended });
			return { closingId, ended };
		},
		rosterTransaction,
	);
}

interface Closing {
	readonly schoolId: string;
	readonly closingId: string;
	readonly periodId: string;
	readonly endDate: string;
}

/** One that would have begun after the end never was: it ends on the day of its begin. */
function endKind(tx: SchoolTransaction, closing: Closing, kind: ClosedKind): Promise<number> {
	const { schoolId, closingId, endDate } = closing;
	const { table, id, person, begin, end } = kindTables[kind];
	const after = begin === null ? Prisma.sql`${endDate}::date` : Prisma.sql`greatest(t.${begin}, ${endDate}::date)`;
	const [same, whose, since] = [
		Prisma.sql`t.${id} = o.${id} ${person === null ? Prisma.empty : Prisma.sql`AND t.${person} = o.${person}`}
			${begin === null ? Prisma.empty : Prisma.sql`AND t.${begin} = o.${begin}`}`,
		person === null ? Prisma.sql`NULL::uuid` : Prisma.sql`o.${person}`,
		begin === null ? Prisma.sql`NULL::date` : Prisma.sql`o.${begin}`,
	];
	return tx.$executeRaw`
		WITH before AS MATERIALIZED (
			SELECT t.*, ${after} AS ends FROM ${table} AS t WHERE ${goesOn(kind, closing)}
		), ended AS (
			UPDATE ${table} AS t SET ${end} = o.ends FROM before AS o WHERE t.school_id = ${schoolId}::uuid AND ${same}
		)
		INSERT INTO year_closing_row (school_id, closing_id, kind, row_id, person_id, begin_date, end_before, end_after)
		SELECT ${schoolId}::uuid, ${closingId}::uuid, ${kind}, o.${id}, ${whose}, ${since}, o.${end}, o.ends
		FROM before AS o`;
}
