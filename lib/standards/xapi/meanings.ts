import type { ConnectionReading, CountedAs } from "../../domain/connection-reading";
import { type ActivityKind, activityKind } from "./activity-kind";
import type { Activity } from "./statement";
import { findVerbName, type VerbName, voidedVerb } from "./verbs";

type Status = "started" | "completed" | "passed" | "failed" | "mastered";

/**
 * What a statement is.
 * answer: a try at an item, with the verdict that the verb gives where the result gives none. answer-mark: a mark given later to
 * an answer. unit: an attempt at a unit or a finished one. unit-mark: its mark, running along or given by somebody. use: time
 * with material. `of` parent: the statement is about an attempt or handed-in work, the meaning about the unit it belongs to.
 */
export type Meaning =
	| { readonly is: "answer"; readonly success: boolean | null }
	| { readonly is: "answer-mark" }
	| { readonly is: "unit"; readonly status: Status; readonly of: "object" | "parent"; readonly judged: boolean }
	| { readonly is: "unit-mark"; readonly running: boolean; readonly of: "object" | "parent" }
	| { readonly is: "use" };

const answer = (success: boolean | null = null): Meaning => ({ is: "answer", success });
const unit = (status: Status): Meaning => ({ is: "unit", status, of: "object", judged: false });
/** A go at a unit that came to an end: its verdict is one about the unit. */
const go = (status: Status, judged = true): Meaning => ({ is: "unit", status, of: "parent", judged });
const mark = (running: boolean, of: "object" | "parent" = "object"): Meaning => ({ is: "unit-mark", running, of });
const answerMark: Meaning = { is: "answer-mark" };
const use: Meaning = { is: "use" };

/** On units, sections and courses alike. */
const onUnits = (meaning: Meaning) => ({ unit: meaning, course: meaning });

/** The whole reading of statements: verb by kind of activity. What is not here is not used (README.md explains each row). */
const table: Readonly<Partial<Record<VerbName, Readonly<Partial<Record<ActivityKind, Meaning>>>>>> = {
	// Whatever kind of thing: who answers, answers a question.
	answered: {
		...{ item: answer(), unit: answer(), section: answer(), course: answer(), attempt: answer(), work: answer() },
		...{ answer: answer(), material: answer(), other: answer() },
	},
	evaluated: { item: answer(), answer: answer() },
	attempted: { item: answer(), ...onUnits(unit("started")), attempt: go("started", false) },
	completed: {
		...{ item: answer(), ...onUnits(unit("completed")), section: unit("completed"), attempt: go("completed") },
		material: use,
	},
	passed: { item: answer(true), ...onUnits(unit("passed")), section: unit("passed"), attempt: go("passed") },
	failed: { item: answer(false), ...onUnits(unit("failed")), section: unit("failed"), attempt: go("failed") },
	progressed: { ...onUnits(unit("started")), section: unit("started"), material: use },
	initialized: {
		...onUnits(unit("started")),
		...{ attempt: go("started", false), material: use },
	},
	mastered: onUnits(unit("mastered")),
	satisfied: onUnits(unit("completed")),
	earned: {
		item: answerMark,
		answer: answerMark,
		...onUnits(mark(true)),
		section: mark(true),
		attempt: mark(true, "parent"),
	},
	scored: {
		...{ item: answerMark, answer: answerMark, ...onUnits(mark(false)), section: mark(false) },
		...{ work: mark(false, "parent"), attempt: mark(false, "parent") },
	},
	assessed: {
		...{ item: answerMark, answer: answerMark, ...onUnits(mark(false)), section: mark(false) },
		...{ work: mark(false, "parent"), attempt: mark(false, "parent") },
	},
	...{ played: { material: use }, paused: { material: use }, seeked: { material: use } },
	...{ interacted: { material: use }, terminated: { material: use } },
};

/** What an admin says that it counts as, as the table would say it. */
function decided(as: CountedAs, kind: ActivityKind): Meaning {
	const isItem = kind === "item" || kind === "answer";
	if (as === "answered") return answer();
	if (as === "use") return use;
	if (as === "attempted") return isItem ? answer() : { is: "unit", status: "started", of: ofKind(kind), judged: false };
	return isItem ? answer() : { is: "unit", status: "completed", of: ofKind(kind), judged: true };
}
const ofKind = (kind: ActivityKind) => (kind === "attempt" || kind === "work" ? "parent" : "object");

export type FoundMeaning =
	| { readonly meaning: Meaning; readonly isDecided: boolean }
	| { readonly notUsed: "verb-not-used" | "activity-type-not-used" };

/**
 * The meaning of a verb on an activity: by the table of this standard, which nobody overrules, else by what the admin decided:
 * for this verb and type, then for the verb, then for the type.
 */
export function findMeaning(verb: string, activity: Activity, reading: ConnectionReading | undefined): FoundMeaning {
	const name = findVerbName(verb);
	const kind = activityKind(activity);
	const known = name === null ? undefined : table[name];
	const meaning = known?.[kind];
	if (meaning !== undefined) return { meaning, isDecided: false };
	const as = findDecision(verb, activity.definition?.type ?? null, reading);
	if (as !== null) return { meaning: decided(as, kind), isDecided: true };
	// A verb of films alone says nothing of learning on anything else.
	return { notUsed: known?.item || known?.unit ? "activity-type-not-used" : "verb-not-used" };
}

function findDecision(verb: string, type: string | null, reading: ConnectionReading | undefined): CountedAs | null {
	const all = reading?.meanings ?? [];
	const found =
		all.find((one) => one.verb === verb && one.activityType === type && type !== null) ??
		all.find((one) => one.verb === verb && one.activityType === null) ??
		all.find((one) => one.verb === null && one.activityType === type && type !== null);
	return found?.as ?? null;
}

/** Whether the table itself says what a verb on a type is, so that nobody is asked to decide on it. Null: every verb, every type. */
export function isFixed(verb: string | null, type: string | null): boolean {
	if (verb === voidedVerb) return true;
	return verb !== null && type !== null && isInTable(verb, type);
}

export function isInTable(verb: string, type: string | null): boolean {
	const definition = type === null ? {} : { definition: { type } };
	return "meaning" in findMeaning(verb, { id: "", ...definition }, undefined);
}
