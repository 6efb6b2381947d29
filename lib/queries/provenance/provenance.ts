import type { GroupSpread } from "../../standing/group-standing";
import type { StandingSettings } from "../../standing/settings";
import type { MeasureKey } from "../../standing/value-of-fact";
import type { MappingRow } from "./select-mappings";
import type { MessageRow } from "./select-messages";
import type { ResultMarks } from "./select-test-marks";

/** Where one figure on a screen comes from. One shape for every noun, so that one sheet shows them all. */
export interface Provenance {
	/** Of the figure on its screen: who shows it makes the same key. */
	readonly key: string;
	readonly supplier: string;
	readonly standard: string;
	/** Whose figure it is: one pupil's, or the middle of a group. */
	readonly of: "pupil" | "group";
	/** The rule that made it: share right of first attempts, own level, the outcome as sent, or how much was practised. */
	readonly rule: "share-right" | "own-level" | "as-sent" | "effort";
	/** Of practice: how many tasks count at least, and how many days back they may lie, at this school. */
	readonly evidence: { readonly tasks: number; readonly back: number };
	/** What the rule counted; null where nothing was, or where each pupil of the group has an own count. */
	readonly counted: Counted | null;
	/** Who of the group it is set against: counts only; null where the screen itself says so. */
	readonly group: {
		readonly type: MeasureKey["type"];
		readonly spread: GroupSpread;
		readonly counts: { readonly counted: number; readonly tooLittle: number; readonly without: number };
	} | null;
	/** The last message that it rests on; null: there is none. */
	readonly message: MessageRow | null;
	/** What of the supplier is mapped to the goal, at most 12 of them; empty for a figure of a whole test or subject. */
	readonly mappings: readonly MappingRow[];
	readonly mappingCount: number;
	/** Of a figure of tests; absent for any other. */
	readonly marks?: ResultMarks;
	/** The mapping of the connection to goals as it stands. */
	readonly mappingVersion: number;
}

export interface Counted {
	readonly correct: number;
	readonly taken: number;
	/** Days of the evidence; null: not kept for this figure. */
	readonly days: number | null;
	/** 95 %, in percent; null: too little. */
	readonly interval: { readonly low: number; readonly high: number } | null;
}

export const evidenceOf = ({ evidenceMin, evidenceAgeDaysMax }: StandingSettings): Provenance["evidence"] => ({
	tasks: evidenceMin,
	back: evidenceAgeDaysMax,
});

export const ruleOf = { practice: "share-right", level: "own-level", test: "as-sent" } as const;

/** How many mapped things an answer names; the rest is counted. */
export const mappingsNamed = 12;
