"use server";
import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { NoteOutcome } from "@/components/notes/note-actions";
import { requireScope } from "@/lib/authz/request-scope";
import { addNote } from "@/lib/commands/notes/add-note";
import { changeNote } from "@/lib/commands/notes/change-note";
import type { NoteInput } from "@/lib/commands/notes/note-input";
import { removeNote } from "@/lib/commands/notes/remove-note";
import type { PersonId } from "@/lib/domain/ids";
import { AppError } from "@/lib/errors";
import { action } from "@/lib/http/action";

const empty = (value: unknown) => (value === "" ? undefined : value);
const written = z.object({
	pupilId: z.guid(),
	noteId: z.preprocess(empty, z.guid().optional()),
	kind: z.string(),
	visibility: z.string(),
	text: z.string(),
	day: z.preprocess(empty, z.string().optional()),
	subjectKey: z.preprocess(empty, z.string().optional()),
	goalId: z.preprocess(empty, z.string().optional()),
	signalId: z.preprocess(empty, z.string().optional()),
});

/** Adds a note about a pupil, or changes one's own; the command checks what may be stored. */
export const writeNote = action("state", async (_before: NoteOutcome, form: FormData): Promise<NoteOutcome> => {
	const scope = await requireScope();
	const parsed = written.safeParse(Object.fromEntries(form));
	if (!parsed.success) return { fault: "invalid", noteId: null };
	const { pupilId, noteId, ...input } = parsed.data;
	return outcomeOf(async () => {
		if (noteId) await changeNote(scope, noteId, input as NoteInput);
		const known = noteId ?? (await addNote(scope, pupilId as PersonId, input as NoteInput)).noteId;
		revalidatePath(`/pupils/${pupilId}`);
		return known;
	});
});

/** Empties a note of one's own. What is on the screen stays until the next look, so that it can be undone. */
export const eraseNote = action("state", async (_before: NoteOutcome, form: FormData): Promise<NoteOutcome> => {
	const scope = await requireScope();
	const noteId = z.guid().safeParse(form.get("noteId"));
	if (!noteId.success) return { fault: "invalid", noteId: null };
	return outcomeOf(async () => {
		await removeNote(scope, noteId.data);
		return noteId.data;
	});
});

async function outcomeOf(work: () => Promise<string>): Promise<NoteOutcome> {
	try {
		return { fault: null, noteId: await work() };
	} catch (error) {
		if (error instanceof AppError) return { fault: error.messageKey, noteId: null };
		throw error;
	}
}
