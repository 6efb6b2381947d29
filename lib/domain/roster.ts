import type { PersonIdentifier } from "./identifiers";

/**
 * A roster as an administration system gives it, whatever the format. Keys are the source's own, unique per list.
 * Dates are calendar days (yyyy-mm-dd); begin inclusive, end exclusive.
 */
export interface RosterSnapshot {
	readonly format: "oneroster-csv" | "edexml" | "edu-v-roster";
	/** bulk: all there is, so what is absent is ended; delta: only what changed. */
	readonly mode: "bulk" | "delta";
	/** The system that gave the keys: source of sourced-id, edexml-key and asi identifiers. */
	readonly source: string;
	readonly periods: readonly RosterPeriod[];
	readonly people: readonly RosterPerson[];
	readonly groups: readonly RosterGroup[];
	readonly memberships: readonly RosterMembership[];
	readonly assignments: readonly RosterAssignment[];
	/** Delta only: keys that the source says are gone. */
	readonly deleted: { readonly people: readonly string[]; readonly groups: readonly string[] };
}
export interface RosterPeriod {
	readonly key: string;
	/** 2026-2027 for a whole year. */
	readonly name: string;
	readonly beginDate: string;
	readonly endDate: string;
}
export interface RosterPerson {
	readonly key: string;
	readonly kind: "pupil" | "employee";
	readonly givenName: string;
	readonly namePrefix: string | null;
	readonly familyName: string;
	/** With the key of the source itself among them. */
	readonly identifiers: readonly PersonIdentifier[];
	readonly email: string | null;
	readonly endDate: string | null;
}
export interface RosterGroup {
	readonly key: string;
	readonly name: string;
	readonly kind: "class" | "lesson-group";
	/** The source's word for the subject of a lesson group. */
	readonly subject: string | null;
	readonly combination: boolean;
	/** Null: the period of the file. */
	readonly periodKey: string | null;
}
export interface RosterMembership {
	readonly groupKey: string;
	readonly personKey: string;
	readonly schoolYear: number | null;
	readonly beginDate: string | null;
	readonly endDate: string | null;
}
export interface RosterAssignment {
	readonly personKey: string;
	readonly kind: "class-teacher" | "teacher" | "coach";
	readonly groupKey: string | null;
	readonly pupilKey: string | null;
	readonly beginDate: string | null;
	readonly endDate: string | null;
}

/** A fault in a roster file: what, where, how to mend it. The code is a message key of i18n. */
export interface RosterFault {
	readonly code: string;
	readonly file: string;
	/** From 1, the header being line 1; null where the whole file is meant. */
	readonly line: number | null;
	readonly field: string | null;
}
