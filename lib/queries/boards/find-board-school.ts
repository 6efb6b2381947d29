import { z } from "zod";
import type { BoardScope } from "../../authz/scope";
import { prisma } from "../../db/client";
import type { SchoolId } from "../../domain/ids";
import { isNewLook } from "./board-look";
import { type BoardLoneAct, listLoneActs } from "./list-lone-acts";
import { type BoardConnection, selectBoardConnections } from "./select-board-connections";

export interface BoardSchoolPage {
	readonly board: string;
	readonly name: string;
	readonly connections: readonly BoardConnection[];
	/** What was done without a second admin, in the last year. */
	readonly loneActs: readonly BoardLoneAct[];
}

/** One school of the board with its connections and what was done there without a second admin; null for a school of another board, as for one that is not there. */
export async function findBoardSchool(scope: BoardScope, given: string): Promise<BoardSchoolPage | null> {
	const id = z.guid().safeParse(given);
	if (!id.success) return null;
	const schoolId = id.data as SchoolId;
	const school = await prisma().school.findFirst({
		where: { id: schoolId, boardId: scope.boardId },
		select: { name: true, board: { select: { name: true } } },
	});
	if (!school?.board) return null;
	const connections = await selectBoardConnections(scope, schoolId, await isNewLook(scope, schoolId));
	const loneActs = await listLoneActs(scope, schoolId);
	return { board: school.board.name, name: school.name, connections, loneActs };
}
