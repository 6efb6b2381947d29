import { z } from "zod";
import type { BoardScope } from "../../authz/scope";
import { prisma } from "../../db/client";
import type { SchoolId } from "../../domain/ids";
import { isNewLook } from "./board-look";
import { type BoardConnection, selectBoardConnections } from "./select-board-connections";

export interface BoardSchoolPage {
	readonly board: string;
	readonly name: string;
	readonly connections: readonly BoardConnection[];
}

/** One school of the board with its connections; null for a school of another board, as for one that is not there. */
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
	return { board: school.board.name, name: school.name, connections };
}
