import { redirect } from "next/navigation";
import { can } from "@/lib/authz/policy";
import { findOwnBoards, findScope, requireScope } from "@/lib/authz/request-scope";

/** My group first; an admin without groups starts at the suppliers, who looks after a board alone at its schools. */
export default async function StartPage() {
	const [board] = (await findScope()) ? [] : await findOwnBoards();
	if (board) redirect(`/boards/${board.scope.boardId}`);
	const scope = await requireScope();
	redirect(can(scope, "see-own-groups") || !can(scope, "see-suppliers") ? "/groups" : "/suppliers");
}
