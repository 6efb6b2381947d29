import { findOwnBoards } from "../authz/request-scope";
import { noteRefusedAccess } from "../authz/security-log/note-refused-access";
import type { SessionUse } from "../authz/sessions/session-scope";
import { AppError } from "../errors";

/** Why there is no right at any school: nobody is signed in, or somebody who looks after a board, to whom nothing here is. */
export async function withoutSchool(use: SessionUse = "act"): Promise<AppError> {
	const [board] = await findOwnBoards(use);
	if (!board) return new AppError("not-signed-in");
	noteRefusedAccess(board.scope, "right");
	return new AppError("not-found");
}
