import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { inSchool } from "../../db/in-school";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { getOwnNote } from "./get-own-note";
import { checkNote, type NoteInput } from "./note-input";

/** How long a removed note may be brought back by writing it again, in milliseconds. */
const undoMs = 10 * 60_000;

/**
 * The author writes a note anew; within ten minutes also one that was removed, so that removing has an undo.
 * @throws AppError not-found for the note of another and for one removed longer ago; invalid as with a new one
 */
export async function changeNote(scope: Scope, noteId: string, input: NoteInput): Promise<void> {
	await inSchool(scope, async (tx) => {
		const { access, pupilId, removedAt } = await getOwnNote(tx, scope, noteId);
		const at = now();
		if (removedAt !== null && at.getTime() - removedAt.getTime() > undoMs) throw new AppError("not-found");
		const { signalId: _kept, ...note } = await checkNote(tx, scope, access, input);
		await tx.note.update({
			where: { schoolId_id: { schoolId: scope.schoolId, id: noteId } },
			data: { ...note, updatedAt: at, removedAt: null },
		});
		const { kind, visibility } = note;
		await recordAudit(tx, scope, "note.change", { noteId, pupilId, kind, visibility });
	});
}
