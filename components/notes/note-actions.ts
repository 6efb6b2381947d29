import type { Act } from "@/components/acts/use-act";

/** An act on a note answers which one it was. */
type NoteAct = Act<{ readonly noteId: string }>;

/** Commands of a note; a page passes them. `write` adds, or changes where the form names a note. */
export interface NoteActions {
	readonly write: NoteAct;
	readonly remove: NoteAct;
}
