/**
 * What a verb means here: the whole mapping is this table (README.md explains it).
 * attempt: a try at an item, whatever kind of object. by-object: an attempt on a question or interaction, progress on a
 * unit, not used on anything else. unit: progress on a unit. void: takes a statement back.
 */
export interface VerbMeaning {
	readonly as: "attempt" | "by-object" | "unit" | "void";
	readonly status: "started" | "completed" | "passed" | "failed" | "mastered" | null;
	/** The verdict that the verb itself gives, where the result gives none. */
	readonly success: boolean | null;
}

const adl = "http://adlnet.gov/expapi/verbs/";
const w3id = "https://w3id.org/xapi/adl/verbs/";
const meaning = (
	as: VerbMeaning["as"],
	status: VerbMeaning["status"],
	success: boolean | null = null,
): VerbMeaning => ({ as, status, success });

export const voidedVerb = `${adl}voided`;

const table: ReadonlyMap<string, VerbMeaning> = new Map([
	[`${adl}answered`, meaning("attempt", null)],
	[`${adl}attempted`, meaning("by-object", "started")],
	[`${adl}completed`, meaning("by-object", "completed")],
	[`${adl}passed`, meaning("by-object", "passed", true)],
	[`${adl}failed`, meaning("by-object", "failed", false)],
	[`${adl}progressed`, meaning("unit", "started")],
	[`${adl}mastered`, meaning("unit", "mastered")],
	[`${w3id}mastered`, meaning("unit", "mastered")],
	[`${adl}initialized`, meaning("unit", "started")],
	[`${w3id}satisfied`, meaning("unit", "completed")],
	[voidedVerb, meaning("void", null)],
]);

/** Null: understood as a statement, of no meaning here (experienced, launched, terminated, waived, abandoned ...). */
export function findVerbMeaning(verb: string): VerbMeaning | null {
	return table.get(verb) ?? null;
}
