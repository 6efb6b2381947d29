import type { RecordReason } from "../../domain/delivery";
import type { DomainRecord } from "../../domain/records";
import type { ConnectionSettings } from "../contract";
import { timeFault } from "../wire/time-bounds";
import { activityKind } from "./activity-kind";
import { findMeaning, type Meaning } from "./meanings";
import { findPupil } from "./pupil";
import { type ReadResult, readResult } from "./result";
import { type Activity, isActivityObject, listOf, type Statement, type StatementObject } from "./statement";
import { momentOf, sessionOf, timeUsedMs } from "./time-used";
import { parseTimestamp } from "./timestamp";
import { titleOf } from "./title";
import { findVerbName, voidedVerb } from "./verbs";

/** `warnings`: taken in, and odd. */
export type Translated =
	| { readonly record: DomainRecord; readonly warnings?: readonly RecordReason[]; readonly isDecided?: boolean }
	| { readonly rejected: RecordReason };
export interface Source {
	readonly id: string;
	readonly receivedAt: Date;
	readonly settings: ConnectionSettings;
}

const launchMode = "https://w3id.org/xapi/cmi5/context/extensions/launchmode";
const maxId = 500;

/**
 * A valid statement as a record of the domain. Paths are within the statement. What the standard allows and cannot be
 * used (an unknown home page, an impossible time) is rejected alone; it never refuses the batch.
 */
export function toDomain(statement: Statement, source: Source): Translated {
	const isVoid = statement.verb.id === voidedVerb;
	const { object } = statement;
	const found =
		!isVoid && isActivityObject(object) ? findMeaning(statement.verb.id, object, source.settings.reading) : null;
	if (found !== null && "notUsed" in found) return notUsed(source, found.notUsed, statement);
	if (!isVoid && found === null) return notUsed(source, aboutNoActivity(statement), statement);
	const at = statement.timestamp === undefined ? source.receivedAt : parseTimestamp(statement.timestamp);
	if (at === null) return { rejected: { code: "not-a-timestamp", path: "/timestamp" } };
	if (found === null || !isActivityObject(object)) return withdrawal(object, at, source);
	if (isTrial(statement)) return notUsed(source, "launch-mode-not-normal");
	const fault = timeFault(at, source.receivedAt);
	if (fault !== null) return { rejected: { code: fault, path: "/timestamp" } };
	const pupil = findPupil(statement.actor, source.settings);
	if ("code" in pupil) return { rejected: pupil };
	const common = { sourceId: source.id, pupil: { identifiers: [pupil.identifier] }, at: at.toISOString() };
	const made = translate({ statement, object, common, result: readResult(statement.result) }, found.meaning, source);
	return "record" in made && found.isDecided ? { ...made, isDecided: true } : made;
}

/** A verb that is known, on a person or another statement. */
const aboutNoActivity = ({ verb }: Statement) =>
	findVerbName(verb.id) === null ? "verb-not-used" : "object-is-no-activity";

interface Told {
	readonly statement: Statement;
	readonly object: Activity;
	readonly common: Pick<Extract<DomainRecord, { kind: "attempt" }>, "sourceId" | "pupil" | "at">;
	readonly result: ReadResult;
}

function translate(told: Told, meaning: Meaning, source: Source): Translated {
	if (meaning.is === "use") return materialUse(told);
	const made =
		meaning.is === "answer" || meaning.is === "answer-mark" ? attempt(told, meaning) : progress(told, meaning);
	if (made === null) return notUsed(source, "no-unit", told.statement);
	if ("rejected" in made || !told.result.contradicts) return made;
	return { ...made, warnings: [{ code: "scaled-contradicts-raw", path: "/result/score/scaled" }] };
}

function attempt(told: Told, meaning: Meaning & { is: "answer" | "answer-mark" }): Translated {
	const { statement, common, result } = told;
	const item = itemOf(told);
	const unit = findUnit(statement, item);
	if (item.id.length > maxId) return tooLong(item, told);
	if (unit !== null && unit.id.length > maxId) return tooLong(unit, told);
	const { success, scoreRatio, durationMs } = result;
	const isMark = meaning.is === "answer-mark";
	const itemTitle = titleOf(item);
	return {
		record: {
			kind: "attempt",
			...common,
			itemId: item.id,
			unitId: unit?.id ?? null,
			title: unit === null ? titleOf(item) : titleOf(unit),
			success: success ?? (isMark ? null : meaning.success),
			scoreRatio,
			// How long it took somebody to mark says nothing of the pupil.
			durationMs: isMark ? null : durationMs,
			reportedAs: findVerbName(statement.verb.id) ?? statement.verb.id,
			...(itemTitle === null ? {} : { itemTitle }),
			...(isMark ? { role: "mark" as const } : {}),
		},
	};
}

/** Null: an attempt, of nothing that the statement names. */
function progress(told: Told, meaning: Meaning & { is: "unit" | "unit-mark" }): Translated | null {
	const unit = meaning.of === "object" ? told.object : (findUnit(told.statement, null) ?? workOf(told));
	if (unit === null) return null;
	if (unit.id.length > maxId) return tooLong(unit, told);
	const { progressRatio, score, durationMs } = told.result;
	return {
		record: {
			kind: "unit-progress",
			...told.common,
			unitId: unit.id,
			title: titleOf(unit),
			status: statusOf(told, meaning),
			progressRatio,
			score: score.value,
			scoreMinimum: score.minimum,
			scoreMaximum: score.maximum,
			durationMs,
		},
	};
}

/**
 * A mark that runs along has not failed anybody yet, and one of a whole course is a verdict on no goal. One that somebody gave,
 * or the end of an attempt, says passed or failed where the result does.
 */
function statusOf({ object, result }: Told, meaning: Meaning & { is: "unit" | "unit-mark" }) {
	const { success } = result;
	if (meaning.is === "unit-mark" && meaning.running)
		return success === true && activityKind(object) !== "course" ? "passed" : "started";
	const judged = meaning.is === "unit-mark" || meaning.judged;
	if (judged && success !== null) return success ? "passed" : "failed";
	return meaning.is === "unit" ? meaning.status : "completed";
}

function materialUse({ statement, object, common }: Told): Translated {
	if (object.id.length > maxId) return { rejected: { code: "too-long", path: "/object/id" } };
	const unit = findUnit(statement, object);
	const unitId = unit !== null && unit.id.length <= maxId ? unit.id : null;
	const used = { session: sessionOf(statement), moment: momentOf(statement), durationMs: timeUsedMs(statement) };
	return { record: { kind: "use", ...common, materialId: object.id, unitId, ...used } };
}

/** Part 2, 2.3.2. Whose statement the target is, is the writer's question: a client withdraws only its own. */
function withdrawal(object: StatementObject, at: Date, { id: sourceId }: Source): Translated {
	if (object.objectType !== "StatementRef") return { rejected: { code: "voids-no-statement", path: "/object" } };
	const targetSourceId = object.id.toLowerCase();
	const modifiedAt = at.toISOString();
	return { record: { kind: "withdrawal", sourceId, of: "practice", targetSourceId, modifiedAt } };
}

/** One answer within an attempt is an answer to the item that it names as parent. */
function itemOf({ statement, object }: Told): Activity {
	if (activityKind(object) !== "answer") return object;
	return listOf(statement.context?.contextActivities?.parent).find((one) => activityKind(one) === "item") ?? object;
}

/**
 * The unit of an item is its first parent, else what it is first grouped under (README.md). A pupil's own attempt at the unit
 * is none: every attempt would be a unit of its own.
 */
function findUnit({ context }: Statement, item: Activity | null): Activity | null {
	const { parent, grouping } = context?.contextActivities ?? {};
	const isUnit = (one: Activity) => !["attempt", "work", "answer"].includes(activityKind(one)) && one.id !== item?.id;
	return listOf(parent).find(isUnit) ?? listOf(grouping).find(isUnit) ?? null;
}

/** Handed-in work without a parent is its own unit; an attempt is not. */
const workOf = ({ object }: Told) => (activityKind(object) === "attempt" ? null : object);

/** cmi5, 9.5.5: what is looked at in Browse or Review says nothing of what a pupil can do. */
function isTrial({ context }: Statement): boolean {
	const mode = context?.extensions?.[launchMode];
	return mode === "Browse" || mode === "Review";
}

function tooLong(activity: Activity, { object }: Told): Translated {
	return { rejected: { code: "too-long", path: activity === object ? "/object/id" : "/context/contextActivities" } };
}

/** With what was done to what, where somebody may decide that it counts for something. */
function notUsed({ id: sourceId }: Source, code: string, statement?: Statement): Translated {
	return { record: { kind: "not-used", sourceId, code, ...(statement ? { about: kindOf(statement) } : {}) } };
}

/** What was done and to which kind of thing. */
export function kindOf({ verb, object }: Statement) {
	return { verb: verb.id, activityType: isActivityObject(object) ? (object.definition?.type ?? null) : null };
}
