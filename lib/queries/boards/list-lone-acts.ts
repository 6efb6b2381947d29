import type { BoardScope } from "../../authz/scope";
import { inBoardSchool } from "../../db/in-board-school";
import type { SchoolId } from "../../domain/ids";
import { type LoneActKind, loneActs } from "../../domain/lone-acts";
import { addDays } from "../../domain/school-day";
import { loneActDays } from "../access/select-lone-acts";

/** What was done at a school without a second admin who looked: a board reads no names of a school. */
export interface BoardLoneAct {
	readonly id: string;
	readonly at: Date;
	readonly act: LoneActKind;
}

const most = 30;

/** Of one school of the board in the last year, newest first, at most 30; none of a school of another board. */
export async function listLoneActs(scope: BoardScope, schoolId: SchoolId): Promise<BoardLoneAct[]> {
	const since = new Date(addDays(scope.today, -loneActDays));
	const rows = await inBoardSchool(scope, schoolId, (tx) =>
		tx.loneAct.findMany({
			where: { schoolId, at: { gte: since }, act: { in: [...loneActs] } },
			orderBy: [{ at: "desc" }, { id: "desc" }],
			take: most,
			select: { id: true, at: true, act: true },
		}),
	);
	return rows.map(({ act, ...row }) => ({ ...row, act: act as LoneActKind }));
}
