import type { BoardScope } from "../../authz/scope";
import { prisma } from "../../db/client";
import type { SchoolId } from "../../domain/ids";
import { isNewLook } from "./board-look";
import { selectBoardConnections } from "./select-board-connections";
import { byNeed, type ConnectionTally, tallyConnections } from "./tally-connections";

export interface BoardSchool {
	readonly schoolId: SchoolId;
	readonly name: string;
	readonly connections: ConnectionTally;
}

export interface BoardPage {
	readonly board: string;
	/** Of the whole board. */
	readonly total: number;
	/** Those of this page, the one most in need first. */
	readonly schools: readonly BoardSchool[];
	/** Counted from 1; the last page there is where a later one was asked. */
	readonly page: number;
	readonly pages: number;
}

/** Schools on one page, and how many of them are asked at once. */
export const boardPageSize = 25;
const width = 4;

/**
 * A page of the schools of a board by name, each with the state of its connections.
 *
 * A question to each school, on purpose: row-level security shows one school at a time, and a policy that showed several would be
 * one for every question that comes after. So the page is bounded, and four schools are asked at a time.
 */
export async function listBoardSchools(scope: BoardScope, asked: number): Promise<BoardPage> {
	const { boardId } = scope;
	const [board, total] = await Promise.all([
		prisma().board.findUniqueOrThrow({ where: { id: boardId }, select: { name: true } }),
		prisma().school.count({ where: { boardId } }),
	]);
	const pages = Math.max(1, Math.ceil(total / boardPageSize));
	const page = Math.min(Math.max(1, asked), pages);
	const rows = await prisma().school.findMany({
		where: { boardId },
		select: { id: true, name: true },
		orderBy: [{ name: "asc" }, { id: "asc" }],
		skip: (page - 1) * boardPageSize,
		take: boardPageSize,
	});
	const schools: BoardSchool[] = [];
	for (let from = 0; from < rows.length; from += width)
		schools.push(...(await Promise.all(rows.slice(from, from + width).map((row) => stateOf(scope, row)))));
	schools.sort((a, b) => byNeed(a.connections, b.connections));
	return { board: board.name, total, schools, page, pages };
}

async function stateOf(scope: BoardScope, { id, name }: { id: string; name: string }): Promise<BoardSchool> {
	const schoolId = id as SchoolId;
	const connections = await selectBoardConnections(scope, schoolId, await isNewLook(scope, schoolId));
	return { schoolId, name, connections: tallyConnections(connections) };
}
