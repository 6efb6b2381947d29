import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { inSchool } from "../../db/in-school";
import { recordAudit } from "../record-audit";
import { getOwnNote } from "./get-own-note";

/**
 * The author takes a note back: its text is erased, the row stays, so that the log of who wrote when stays true.
 * @throws AppError not-found for the note of another
 */
export async function removeNote(scope: Scope, noteId: string): Promise<void> {
	await inSchool(scope, async (tx) => {
		const { pupilId, removedAt } = await getOwnNote(tx, scope, noteId);
		if (removedAt !== null) return;
		await tx.note.update({
			where: { schoolId_id: { schoolId: scope.schoolId, id: noteId } },
			data: { text: "", removedAt: now() },
		});
		await recordAudit(tx, scope, "note.remove", { noteId, pupilId });
	});
}
