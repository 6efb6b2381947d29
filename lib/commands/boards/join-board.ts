import { jobScope } from "../../authz/job-scope";
import { inSchool } from "../../db/in-school";
import type { SchoolId } from "../../domain/ids";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";

/**
 * Puts a school under a board, whose admins from then on see the state of its connections; null takes it out. Given at the machine
 * itself, and in the audit log of the school.
 * @throws AppError not-found when there is no such school or board
 */
export async function joinBoard(schoolId: SchoolId, board: string | null): Promise<void> {
	await inSchool({ schoolId }, async (tx) => {
		const found = board === null ? null : await tx.board.findFirst({ where: { name: board } });
		if (board !== null && !found) throw new AppError("not-found", "board");
		const changed = await tx.school.updateMany({ where: { id: schoolId }, data: { boardId: found?.id ?? null } });
		if (changed.count === 0) throw new AppError("not-found", "school");
		await recordAudit(tx, jobScope(schoolId), "board.join", { boardId: found?.id ?? null });
	});
}
