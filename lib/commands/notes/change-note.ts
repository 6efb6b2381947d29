import type { Scope } from "../../authz/scope";
import { now } from "../../clock";
import { inSchool } from "../../db/in-school";
import type { Shown } from "../../domain/answer";
import { AppError } from "../../errors";
import { requireSeen } from "../acts/require-seen";
import { recordAudit } from "../record-audit";
import { getOwnNote } from "./get-own-note";
import { checkNote, type NoteInput } from "./note-input";

/** How long a removed note may be brought back by writing it again, in milliseconds. */
const undoMs = 10 * 60_000;

/** As its form shows it. */
export const shownNote = (note: {
	readonly kind: string;
	readonly visibility: string;
	readonly text: string;
	readonly day: string;
	readonly subjectKey: string | null;
}): Shown => {
	const { kind, visibility, text, day, subjectKey } = note;
	return { kind, visibility, text, day, subjectKey: subjectKey ?? "" };
};

/**
 * The author writes a note anew; within ten minutes also one that was removed, so that removing has an undo.
 * @param seen the version of shownNote that was changed; null: whatever it is (to bring back what was removed)
 * @throws ChangedMeanwhile; AppError not-found for the note of another and for one removed longer ago; invalid as with a new one
 */
export async function changeNote(
	scope: Scope,
	noteId: string,
	input: NoteInput,
	seen: string | null = null,
): Promise<void> {
	await inSchool(scope, async (tx) => {
		const { access, pupilId, removedAt, kept } = await getOwnNote(tx, scope, noteId);
		if (seen !== null && removedAt !== null) throw new AppError("not-found", "note-erased");
		await requireSeen(tx, scope, {
			...{ seen, lock: `note ${noteId}`, read: async () => shownNote(kept) },
			...{ actions: ["note.add", "note.change"], subject: { noteId } },
		});
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
