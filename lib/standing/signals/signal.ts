import type { ConnectionId, GoalId, PersonId } from "../../domain/ids";
import type { MeasureType } from "../../domain/measures";
import type { SubjectKey } from "../../domain/subjects";

/** Every rule there is, in the order in which signals are read. */
export const signalCodes = [
	"group-low",
	"stuck-on-goal",
	"falls-behind",
	"sudden-change",
	"practice-and-test-contradict",
	"follow-up",
	"stopped-practising",
	"reached-and-idle",
] as const;
export type SignalCode = (typeof signalCodes)[number];

/** Share right over first attempts, in percent, with its 95 % interval. */
export interface ShareFacts {
	readonly correct: number;
	readonly taken: number;
	readonly share: number;
	readonly low: number;
	readonly high: number;
	/** The latest day of it, yyyy-mm-dd. */
	readonly day: string;
}

export interface TestSide {
	readonly assessmentId: string;
	readonly assessmentName: string;
	readonly type: MeasureType;
	/** The value as shown: a number on its scale, or null where a label was sent. */
	readonly shown: number | null;
	readonly label: string | null;
	/** Of its scale; absent: not known, as of signals from before it was kept. */
	readonly decimals?: number | null;
	readonly day: string;
}

/** What the sentence of each rule is made of: numbers, codes and ids, never a person's name. */
export interface SignalFactsByCode {
	readonly "group-low": {
		/** Pupils who are stuck, of the n who can be compared. */
		readonly stuck: number;
		readonly n: number;
		/** Of the group, in percent right. */
		readonly median: number;
		/** Below this share a goal is stuck, in percent. */
		readonly limit: number;
		/** How much of the group may be stuck, in percent; whether more is; whether the median lies below the limit. */
		readonly groupPercent: number;
		readonly many: boolean;
		readonly low: boolean;
		/** Of a combination group: the school year that is meant. */
		readonly schoolYear: number | null;
	};
	readonly "stuck-on-goal": ShareFacts & {
		readonly days: number;
		readonly limit: number;
		/** Of the n comparable pupils of the group; null: too few. */
		readonly median: number | null;
		readonly n: number;
		/** Whether the interval leaves out that median; null: it cannot be told. */
		readonly distinct: boolean | null;
	};
	readonly "falls-behind": { readonly median: number; readonly lower: number; readonly n: number } & ShareFacts;
	readonly "sudden-change": { readonly before: ShareFacts; readonly now: ShareFacts };
	readonly "practice-and-test-contradict": {
		readonly practice: ShareFacts & { readonly half: "below" | "above" };
		readonly test: TestSide & { readonly half: "below" | "above" };
	};
	readonly "follow-up": { readonly says: "failed"; readonly unitId: string; readonly unitTitle: string | null };
	readonly "stopped-practising": {
		/** Null: not in this school year. */
		readonly lastDay: string | null;
		readonly groupDays: number;
		readonly windowDays: number;
		readonly n: number;
	};
	readonly "reached-and-idle": {
		readonly lastDay: string;
		readonly schoolDays: number;
		/** Days since on which the group worked on this goal. */
		readonly groupDays: number;
		/** How many of the n pupils reached the goal. */
		readonly reached: number;
		readonly n: number;
	};
}

export interface SignalOf<Code extends SignalCode> {
	readonly code: Code;
	/** Null: it is about the group. */
	readonly pupilId: PersonId | null;
	/** Of a signal about the group: whom it is about. */
	readonly pupilIds?: readonly PersonId[];
	readonly subject: SubjectKey;
	readonly goalId: GoalId | null;
	/** The sources that it rests on. */
	readonly connectionIds: readonly ConnectionId[];
	/** Why, as a key: a dismissed signal comes back for another one. A newer day of the same is none. */
	readonly reason: string;
	/** The latest day of its facts, yyyy-mm-dd: its age. */
	readonly day: string;
	readonly facts: SignalFactsByCode[Code];
}

/** Look here, because: rule, facts, source and age. Nothing is predicted and no score is merged. */
export type Signal = { [Code in SignalCode]: SignalOf<Code> }[SignalCode];
