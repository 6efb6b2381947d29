/** What a note's action answers: done with its id, or a fault as message key (`notes.faults`); null before the first try. */
export type NoteOutcome =
	| { readonly fault: null; readonly noteId: string }
	| { readonly fault: string; readonly noteId: null }
	| null;
type NoteAction = (before: NoteOutcome, form: FormData) => Promise<NoteOutcome>;

/** Commands of a note; a page passes them. `write` adds, or changes where the form names a note. */
export interface NoteActions {
	readonly write: NoteAction;
	readonly remove: NoteAction;
}
