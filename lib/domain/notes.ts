/** What somebody wrote about a pupil. Any note counts as attention. */
export const noteKinds = ["observation", "talk", "agreement", "signal"] as const;
export type NoteKind = (typeof noteKinds)[number];

/**
 * Who may read a note, of those who may see the pupil: its author, the coaches and class teachers too, or everybody
 * (a teacher of a subject: notes of no subject or of that one).
 */
export const noteVisibilities = ["own", "coach", "team"] as const;
export type NoteVisibility = (typeof noteVisibilities)[number];

/** Characters of one note. */
export const noteTextMax = 2000;
