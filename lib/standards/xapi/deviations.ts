import type { RecordReason } from "../../domain/delivery";
import { isObject, type JsonObject } from "./validate/fault";
import { isIri } from "./validate/primitives";

/**
 * What some senders are known to do against the standard. A connection may let each in, by name; it is then read in one stated
 * way, stored as sent, and told to the sender. group-activity: objectType GroupActivity (a word of a draft) is an Activity.
 * min-equals-max: such a score is none. context-id-not-an-iri: such a context activity is left out. object-without-id: nothing
 * can be made of it, so that this statement is rejected alone.
 */
export const deviations = ["group-activity", "min-equals-max", "context-id-not-an-iri", "object-without-id"] as const;
export type Deviation = (typeof deviations)[number];

export interface Mended {
	/** As it is read; null: only to be rejected alone. */
	readonly value: JsonObject | null;
	/** What was let in, each with where it stands. Empty: the statement was left as it is. */
	readonly found: readonly (RecordReason & { readonly code: Deviation })[];
}

/** A statement with its known deviations read in their stated way. What else is wrong with it stays wrong. */
export function mend(statement: JsonObject): Mended {
	const found: (RecordReason & { code: Deviation })[] = [];
	const note = (code: Deviation, path: string) => found.push({ code, path });
	const object = mendObject(statement.object, note);
	const value = {
		...statement,
		...(object === statement.object ? {} : { object }),
		...mendResult(statement.result, note),
		...mendContext(statement.context, note),
	};
	return { value: found.some(({ code }) => code === "object-without-id") ? null : value, found };
}

type Note = (code: Deviation, path: string) => void;

function mendObject(object: unknown, note: Note): unknown {
	if (!isObject(object)) return object;
	const mended = asActivity(object, "/object", note);
	const isActivity = mended.objectType === undefined || mended.objectType === "Activity";
	if (isActivity && mended.id === undefined) note("object-without-id", "/object");
	return mended;
}

function asActivity(activity: JsonObject, path: string, note: Note): JsonObject {
	if (activity.objectType !== "GroupActivity") return activity;
	note("group-activity", `${path}/objectType`);
	return { ...activity, objectType: "Activity" };
}

function mendResult(result: unknown, note: Note): { result?: unknown } {
	if (!isObject(result) || !isObject(result.score)) return {};
	const { min, max } = result.score;
	if (typeof min !== "number" || min !== max) return {};
	note("min-equals-max", "/result/score");
	const { score: _none, ...rest } = result;
	return { result: rest };
}

function mendContext(context: unknown, note: Note): { context?: unknown } {
	if (!isObject(context) || !isObject(context.contextActivities)) return {};
	let changed = false;
	const told: Note = (code, path) => {
		changed = true;
		note(code, path);
	};
	const entries = Object.entries(context.contextActivities).map(([key, value]) => [
		key,
		mendActivities(key, value, told),
	]);
	return changed ? { context: { ...context, contextActivities: Object.fromEntries(entries) } } : {};
}

/** One Activity, or a list of them. */
function mendActivities(key: string, value: unknown, note: Note): unknown {
	const path = `/context/contextActivities/${key}`;
	if (!Array.isArray(value)) {
		if (!isObject(value)) return value;
		const mended = mendActivity(value, path, note);
		return mended ?? [];
	}
	return value.flatMap((one: unknown, index) =>
		isObject(one) ? (mendActivity(one, `${path}/${index}`, note) ?? []) : [one],
	);
}

function mendActivity(activity: JsonObject, path: string, note: Note): JsonObject | null {
	const mended = asActivity(activity, path, note);
	if (typeof mended.id !== "string" || isIri(mended.id) === null) return mended;
	note("context-id-not-an-iri", `${path}/id`);
	return null;
}
