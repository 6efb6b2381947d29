"use server";
import { z } from "zod";
import { addNote } from "@/lib/commands/notes/add-note";
import { changeNote } from "@/lib/commands/notes/change-note";
import { noteInput } from "@/lib/commands/notes/note-input";
import { removeNote } from "@/lib/commands/notes/remove-note";
import { personId, plainId } from "@/lib/domain/ids";
import { action } from "@/lib/http/action";
import { optional, optionalText } from "@/lib/http/form-schemas";

/** Adds a note about a pupil, or changes one's own; the command checks what may be stored. */
export const writeNote = action({
	scope: "person",
	input: z.object({
		pupilId: personId,
		noteId: optional(plainId),
		kind: noteInput.shape.kind,
		visibility: noteInput.shape.visibility,
		text: z.string(),
		day: optionalText,
		subjectKey: optional(noteInput.shape.subjectKey.unwrap()),
		goalId: optionalText,
		signalId: optionalText,
	}),
	refresh: "/pupils",
	work: async ({ scope, input: { pupilId, noteId, ...note }, seen }) => {
		if (noteId === null) return addNote(scope, pupilId, note);
		await changeNote(scope, noteId, note, seen);
		return { noteId };
	},
});

/** Empties a note of one's own. What is on the screen stays until the next look, so that it can be undone. */
export const eraseNote = action({
	scope: "person",
	input: z.object({ noteId: plainId }),
	work: async ({ scope, input: { noteId } }) => {
		await removeNote(scope, noteId);
		return { noteId };
	},
});
