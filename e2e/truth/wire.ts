import { createHash } from "node:crypto";
import type { RawDelivery, Subject } from "./raw-school";

/** Messages as suppliers send them: Edu-V Results 2.1.0 (components of the official file) and xAPI 1.0.3. */

export const subjectNames: Readonly<Record<Subject, string>> = {
	arithmetic: "Rekenen",
	dutch: "Nederlands",
	english: "Engels",
};

export interface WireTest {
	readonly id: string;
	readonly name: string;
	readonly subject: Subject;
	/** Ids of its parts, in their order. */
	readonly parts: readonly string[];
}

export interface WireScore {
	readonly scoreValue: string;
	readonly scoreType: string;
	readonly scoreMaximum?: string;
	readonly assessmentId: string;
	readonly assessmentPartId?: string;
}

export interface WireResult {
	readonly resultValue: string;
	readonly resultType: string;
	readonly assessmentId: string;
	readonly assessmentPartId?: string;
}

export interface WireItem {
	readonly id: string;
	readonly eckId: string;
	readonly status?: "Final" | "InProgress" | "Canceled" | "final";
	readonly missing?: boolean;
	readonly scores?: readonly WireScore[];
	readonly results?: readonly WireResult[];
	readonly modified: string;
}

/** One message: a test at a moment, with the state of some pupils. */
export function resultsDelivery(
	supplier: string,
	message: { id: string; test: WireTest; takenAt: string; sentAt: string; items: readonly WireItem[] },
): RawDelivery {
	const { id, test, takenAt, sentAt, items } = message;
	const body = {
		id,
		assessmentDateTime: takenAt,
		assessmentDefinition: {
			...{ id: test.id, name: test.name, studyLevelId: "groep" },
			subjects: [{ subjectName: subjectNames[test.subject] }],
			...(test.parts.length > 0 ? { parts: test.parts.map((part, index) => ({ id: part, name: part, index })) } : {}),
		},
		school: { organisationMasterIdentifier: "@school@" },
		schoolPeriod: "2026-2027",
		timestamp: sentAt,
		toolName: supplier,
		studentScoresAndResults: items.map(({ eckId, modified, ...item }) => ({
			...item,
			student: { userMasterIdentifier: eckId },
			dateCreated: takenAt,
			dateLastModified: modified,
		})),
	};
	return { supplier, path: "edu-v-results/v2/results", body: JSON.stringify(body) };
}

export const statementsDelivery = (supplier: string, statements: readonly object[]): RawDelivery => ({
	supplier,
	path: "xapi/statements",
	body: JSON.stringify(statements),
});

/** A UUID that is always the same for the same words. */
export function madeUuid(words: string): string {
	const hash = createHash("sha256").update(words).digest("hex");
	const variant = ((Number.parseInt(hash[16]!, 16) & 3) | 8).toString(16);
	return [
		hash.slice(0, 8),
		hash.slice(8, 12),
		`4${hash.slice(13, 16)}`,
		`${variant}${hash.slice(17, 20)}`,
		hash.slice(20, 32),
	].join("-");
}

export interface WireAnswer {
	readonly id: string;
	readonly actor: object;
	/** Of the table of habits: evaluated and attempted by one platform, answered by another. */
	readonly verb: keyof typeof answerVerbs;
	readonly item: string;
	/** Of what it stands in; null: of nothing. */
	readonly unit: string | null;
	readonly at: string;
	readonly result: object;
}

export const answerVerbs = {
	answered: ["http://adlnet.gov/expapi/verbs/answered", "http://adlnet.gov/expapi/activities/cmi.interaction"],
	evaluated: ["https://w3id.org/xapi/acrossx/verbs/evaluated", "http://adlnet.gov/expapi/activities/cmi.interaction"],
	attempted: ["http://adlnet.gov/expapi/verbs/attempted", "http://adlnet.gov/expapi/activities/question"],
	assessed: ["https://w3id.org/xapi/dod-isd/verbs/assessed", "http://adlnet.gov/expapi/activities/cmi.interaction"],
} as const;

/** An answer to an item, with its unit as the first parent. */
export function answerStatement({ id, actor, verb, item, unit, at, result }: WireAnswer): object {
	const [verbId, type] = answerVerbs[verb];
	const definition = {
		type,
		...(type.endsWith("cmi.interaction") ? { interactionType: "choice" } : {}),
		name: { nl: `Opgave ${item.slice(-4)}` },
	};
	const parent = { id: unit, definition: { type: "http://adlnet.gov/expapi/activities/lesson" } };
	return {
		...{ id, version: "1.0.3", actor, verb: { id: verbId }, object: { id: item, definition } },
		...{ result, timestamp: at },
		...(unit === null ? {} : { context: { contextActivities: { parent: [parent] } } }),
	};
}
