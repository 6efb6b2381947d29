import type { RecordReason } from "../../domain/delivery";
import type { DomainRecord } from "../../domain/records";
import type { ConnectionSettings } from "../contract";
import { timeFault } from "../wire/time-bounds";
import { activityKind } from "./activity-kind";
import { findPupil } from "./pupil";
import { readResult } from "./result";
import { type Activity, isActivityObject, listOf, type Statement, type StatementObject } from "./statement";
import { parseTimestamp } from "./timestamp";
import { findVerbMeaning, type VerbMeaning } from "./verbs";

export type Translated = { readonly record: DomainRecord } | { readonly rejected: RecordReason };
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
	const meaning = findVerbMeaning(statement.verb.id);
	if (meaning === null) return notUsed(source, "verb-not-used");
	const at = statement.timestamp === undefined ? source.receivedAt : parseTimestamp(statement.timestamp);
	if (at === null) return { rejected: { code: "not-a-timestamp", path: "/timestamp" } };
	if (meaning.as === "void") return withdrawal(statement.object, at, source);
	const { object } = statement;
	if (!isActivityObject(object)) return notUsed(source, "object-is-no-activity");
	const kind = meaning.as === "attempt" ? "item" : activityKind(object);
	if (kind === "other" || (kind === "item" && meaning.as === "unit")) return notUsed(source, "activity-type-not-used");
	if (isTrial(statement)) return notUsed(source, "launch-mode-not-normal");
	const fault = timeFault(at, source.receivedAt);
	if (fault !== null) return { rejected: { code: fault, path: "/timestamp" } };
	const pupil = findPupil(statement.actor, source.settings);
	if ("code" in pupil) return { rejected: pupil };
	const common = { sourceId: source.id, pupil: { identifiers: [pupil.identifier] }, at: at.toISOString() };
	return kind === "item" ? attempt(statement, object, meaning, common) : progress(statement, object, meaning, common);
}

type Common = Pick<Extract<DomainRecord, { kind: "attempt" }>, "sourceId" | "pupil" | "at">;

function attempt(statement: Statement, item: Activity, meaning: VerbMeaning, common: Common): Translated {
	const unit = findUnit(statement);
	if (item.id.length > maxId) return { rejected: { code: "too-long", path: "/object/id" } };
	if (unit !== null && unit.id.length > maxId)
		return { rejected: { code: "too-long", path: "/context/contextActivities" } };
	const { success, scoreRatio, durationMs } = readResult(statement.result);
	return {
		record: {
			kind: "attempt",
			...common,
			itemId: item.id,
			unitId: unit?.id ?? null,
			title: titleOf(unit) ?? titleOf(item),
			success: success ?? meaning.success,
			scoreRatio,
			durationMs,
		},
	};
}

function progress(statement: Statement, unit: Activity, meaning: VerbMeaning, common: Common): Translated {
	if (unit.id.length > maxId) return { rejected: { code: "too-long", path: "/object/id" } };
	const { progressRatio, score, durationMs } = readResult(statement.result);
	return {
		record: {
			kind: "unit-progress",
			...common,
			unitId: unit.id,
			title: titleOf(unit),
			status: meaning.status ?? "started",
			progressRatio,
			score: score.value,
			scoreMinimum: score.minimum,
			scoreMaximum: score.maximum,
			durationMs,
		},
	};
}

/** Part 2, 2.3.2. Whose statement the target is, is the writer's question: a client withdraws only its own. */
function withdrawal(object: StatementObject, at: Date, { id: sourceId }: Source): Translated {
	if (object.objectType !== "StatementRef") return { rejected: { code: "voids-no-statement", path: "/object" } };
	const targetSourceId = object.id.toLowerCase();
	const modifiedAt = at.toISOString();
	return { record: { kind: "withdrawal", sourceId, of: "practice", targetSourceId, modifiedAt } };
}

/** The unit of an item is its first parent, else what it is first grouped under (README.md). */
function findUnit({ context }: Statement): Activity | null {
	const { parent, grouping } = context?.contextActivities ?? {};
	return listOf(parent)[0] ?? listOf(grouping)[0] ?? null;
}

/** cmi5, 9.5.5: what is looked at in Browse or Review says nothing of what a pupil can do. */
function isTrial({ context }: Statement): boolean {
	const mode = context?.extensions?.[launchMode];
	return mode === "Browse" || mode === "Review";
}

const titleLanguages = ["nl-NL", "nl", "en", "en-US", "en-GB"];
function titleOf(activity: Activity | null): string | null {
	const names = activity?.definition?.name;
	if (names === undefined) return null;
	const language = titleLanguages.find((tag) => Object.hasOwn(names, tag)) ?? Object.keys(names)[0];
	const title = language === undefined ? "" : (names[language] ?? "").trim();
	return title === "" ? null : title.slice(0, 500);
}

function notUsed({ id: sourceId }: Source, code: string): Translated {
	return { record: { kind: "not-used", sourceId, code } };
}
