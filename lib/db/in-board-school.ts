import type { BoardId, SchoolId } from "../domain/ids";
import { prisma } from "./client";
import type { SchoolTransaction } from "./in-school";

/**
 * Runs the work in one transaction in which the database shows the state of the connections of one school of a board, and
 * nothing else of any school: the school itself (`app.school`) stays unset, so each table is closed unless its policy `board`
 * opens it. A school of another board shows nothing.
 */
export function inBoardSchool<T>(
	{ boardId }: { readonly boardId: BoardId },
	schoolId: SchoolId,
	work: (tx: SchoolTransaction) => Promise<T>,
): Promise<T> {
	return prisma().$transaction(
		async (tx) => {
			await tx.$executeRaw`SELECT set_config('app.board', ${boardId}, true), set_config('app.board_school', ${schoolId}, true)`;
			return work(tx);
		},
		{ maxWait: 10_000, timeout: 30_000 },
	);
}
