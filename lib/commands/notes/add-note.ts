import { findPupilAccess } from "../../authz/access";
import type { Scope } from "../../authz/scope";
import { newId } from "../../db/ids";
import { inSchool } from "../../db/in-school";
import type { PersonId } from "../../domain/ids";
import { AppError } from "../../errors";
import { recordAudit } from "../record-audit";
import { checkNote, type NoteInput } from "./note-input";

/**
 * Writes a note about a pupil, by the employee of the scope. The audit row says who and about whom, never what.
 * @throws AppError not-found for a pupil that is not theirs today; invalid for what may not be stored
 */
export async function addNote(scope: Scope, pupilId: PersonId, input: NoteInput): Promise<{ noteId: string }> {
	return inSchool(scope, async (tx) => {
		const access = await findPupilAccess(tx, scope, pupilId);
		if (access === null || scope.personId === null) throw new AppError("not-found");
		const note = await checkNote(tx, scope, access, input);
		const noteId = newId();
		const { schoolId, personId: authorId } = scope;
		await tx.note.create({ data: { schoolId, id: noteId, pupilId, authorId, ...note } });
		const { kind, visibility } = note;
		await recordAudit(tx, scope, "note.add", { noteId, pupilId, kind, visibility });
		return { noteId };
	});
}
