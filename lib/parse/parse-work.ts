import type { CalendarReading } from "../calendar/read-free-days";
import type { Read, RosterMessage } from "../standards/contract";

/** What is to be read: a roster file of a standard, what a pull of it kept, or a calendar. */
export type ParseWork =
	| { readonly kind: "roster" | "pulled"; readonly standard: string }
	| { readonly kind: "calendar"; readonly standard: null };

export interface ParseResults {
	readonly roster: Read<RosterMessage>;
	readonly pulled: Read<RosterMessage>;
	readonly calendar: CalendarReading;
}

/** Why a file was not read to its end. Each has its words in i18n (`roster.fault`, `roster.mend`). */
export type ParseEnd = "read-too-long" | "read-too-heavy" | "read-too-much" | "read-failed";

/** What the process says first: it is up, and what comes next hangs on the file. */
export const readyMark = "+";
