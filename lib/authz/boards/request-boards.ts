import { notFound, redirect } from "next/navigation";
import { prisma } from "../../db/client";
import { findOwnBoards, findProven, findScope } from "../request-scope";
import type { AccountScope, BoardScope } from "../scope";
import { noteRefusedAccess } from "../security-log/note-refused-access";

/** For what is one's own: the account at the place that one looks at, be it a school or a board. Null: nobody with a role is signed in. */
export async function findAccountScope(): Promise<AccountScope | null> {
	const boards = await findOwnBoards();
	const active = (await findProven()).accounts.find(({ isActive }) => isActive);
	const board = boards.find(({ scope }) => scope.placeId === active?.placeId);
	return board?.scope ?? (await findScope()) ?? boards[0]?.scope ?? null;
}

/** For the pages of the own account: as requireScope, and for who looks after a board alone. */
export async function requireAccountScope(): Promise<AccountScope> {
	const scope = (await findAccountScope()) ?? redirect("/sign-in");
	if (scope.kind === "person" && scope.needsOtherWay) {
		noteRefusedAccess(scope, "way");
		redirect("/other-way");
	}
	return scope.needsSecondFactor ? redirect("/second-factor") : scope;
}

/** For the pages of a board. A board of others answers as one that is not there. */
export async function requireBoardScope(boardId: string): Promise<BoardScope> {
	const boards = await findOwnBoards();
	const own = boards.find(({ scope }) => scope.boardId === boardId);
	if (own?.scope.needsSecondFactor) {
		// The page that asks for it is of the account at the board, whatever school one looked at.
		await lookAt(own.scope);
		redirect("/second-factor");
	}
	if (own) return own.scope;
	const scope = (await findAccountScope()) ?? redirect("/sign-in");
	noteRefusedAccess(scope, "right");
	notFound();
}

/** Makes the place of an account that is proven in the session the one that it looks at. */
async function lookAt({ sessionId: id, placeId }: AccountScope): Promise<void> {
	await prisma().session.updateMany({ where: { id }, data: { activePlaceId: placeId } });
}
