import { notFound, redirect } from "next/navigation";
import { findOwnBoards, findRoleless, findScope } from "../request-scope";
import type { AccountScope, BoardScope } from "../scope";
import { noteRefusedAccess } from "../security-log/note-refused-access";

/** For what is one's own: the right at a school, or else at a board. Null: nobody with a role is signed in. */
export async function findAccountScope(): Promise<AccountScope | null> {
	return (await findScope()) ?? (await findOwnBoards())[0]?.scope ?? null;
}

/** For the pages of the own account: also of who holds no role today, and accepts one there. */
export async function findOwnAccountScope(): Promise<AccountScope | null> {
	return (await findAccountScope()) ?? (await findRoleless());
}

/** For the pages of the own account: as requireScope, and for who looks after a board alone or holds no role today. */
export async function requireAccountScope(): Promise<AccountScope> {
	const scope = (await findOwnAccountScope()) ?? redirect("/sign-in");
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
	if (own) return own.scope.needsSecondFactor ? redirect("/second-factor") : own.scope;
	const scope = (await findAccountScope()) ?? redirect("/sign-in");
	noteRefusedAccess(scope, "right");
	notFound();
}
