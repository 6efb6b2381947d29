import { z } from "zod";
import { personReferenceSchema } from "./identifiers";
import { resultTypes, scoreTypes } from "./measures";

/** A moment: ISO 8601 in UTC with milliseconds, as Date.toISOString gives it. */
const instant = z.iso.datetime();
/**
 * A decimal number as text, exact: no float passes through the domain where a supplier sent a decimal. Every decimal that
 * came is kept (a value is at most 200 characters); how many are shown is decided per scale.
 */
export const decimalText = z.string().regex(/^-?\d{1,15}(\.\d{1,180})?$/);

const outcomeShape = {
	/** Empty: the whole assessment. */
	partSourceId: z.string(),
	/** As sent. */
	text: z.string(),
	/** The value as a number where the type is numeric and the text reads as one; else null. */
	number: decimalText.nullable(),
	maximum: decimalText.nullable(),
	scaleIds: z.array(z.string()),
};
export const outcomeSchema = z.discriminatedUnion("kind", [
	z.object({ kind: z.literal("score"), type: z.enum(scoreTypes), ...outcomeShape }),
	z.object({ kind: z.literal("result"), type: z.enum(resultTypes), ...outcomeShape }),
]);
export type OutcomeRecord = z.infer<typeof outcomeSchema>;

export const assessmentSchema = z.object({
	sourceId: z.string(),
	/** Empty where the supplier names none. */
	version: z.string(),
	name: z.string(),
	subjectName: z.string().nullable(),
	studyLevel: z.string().nullable(),
	parts: z.array(z.object({ sourceId: z.string(), name: z.string(), index: z.int() })),
});
export type AssessmentRecord = z.infer<typeof assessmentSchema>;

export const scoreScaleSchema = z.object({
	sourceId: z.string(),
	name: z.string(),
	/** Bounds inclusive; upper null: open. */
	entries: z.array(z.object({ lower: z.string().nullable(), upper: z.string().nullable(), label: z.string() })),
});
export type ScoreScaleRecord = z.infer<typeof scoreScaleSchema>;

/** One pupil's scores and results on one assessment: the unit of change, stale and withdrawal. */
export const sittingEntrySchema = z.object({
	kind: z.literal("sitting-entry"),
	sourceId: z.string().min(1),
	pupil: personReferenceSchema,
	assessment: assessmentSchema,
	scales: z.array(scoreScaleSchema),
	takenAt: instant,
	schoolPeriod: z.string().nullable(),
	status: z.enum(["in-progress", "final"]),
	missing: z.boolean(),
	modifiedAt: instant,
	reviewUrl: z.string().nullable(),
	additionalInfo: z.string().nullable(),
	outcomes: z.array(outcomeSchema),
});
export type SittingEntryRecord = z.infer<typeof sittingEntrySchema>;

/** A try at an item of practice. */
export const attemptSchema = z.object({
	kind: z.literal("attempt"),
	sourceId: z.string().min(1),
	pupil: personReferenceSchema,
	at: instant,
	itemId: z.string().min(1),
	/** The unit (lesson, block) that the item belongs to, where the message says so. */
	unitId: z.string().nullable(),
	/** Title of the unit, or of an item without one, for the mapping workbench. */
	title: z.string().nullable(),
	/** What the supplier calls the item itself. */
	itemTitle: z.string().nullish(),
	/**
	 * How the supplier told of the answer. A page and its server may each tell of the same one: two ways, same pupil, item and
	 * verdict, at most 2 s apart, are one answer.
	 */
	reportedAs: z.string().optional(),
	/** mark: given later to an answer that stands, which it corrects. Absent: an answer. */
	role: z.enum(["answer", "mark"]).optional(),
	/** The supplier's verdict; null: none was given, which is not wrong. */
	success: z.boolean().nullable(),
	/** 0-1 */
	scoreRatio: z.number().min(0).max(1).nullable(),
	durationMs: z.int().nonnegative().nullable(),
});
export type AttemptRecord = z.infer<typeof attemptSchema>;

/** What a supplier says of a unit: how far, and its own level or score on its own scale. */
export const unitProgressSchema = z.object({
	kind: z.literal("unit-progress"),
	sourceId: z.string().min(1),
	pupil: personReferenceSchema,
	at: instant,
	unitId: z.string().min(1),
	title: z.string().nullable(),
	status: z.enum(["started", "completed", "passed", "failed", "mastered"]),
	/** 0-1 */
	progressRatio: z.number().min(0).max(1).nullable(),
	score: decimalText.nullable(),
	scoreMinimum: decimalText.nullable(),
	scoreMaximum: decimalText.nullable(),
	durationMs: z.int().nonnegative().nullable(),
});
export type UnitProgressRecord = z.infer<typeof unitProgressSchema>;

/** Use of material, such as a film: time, and never right or wrong. */
export const materialUseSchema = z.object({
	kind: z.literal("use"),
	sourceId: z.string().min(1),
	pupil: personReferenceSchema,
	at: instant,
	materialId: z.string().min(1),
	unitId: z.string().nullable(),
	/** Records of one session tell of the same time, the longest of them counts; null: a session of its own. */
	session: z.string().nullable(),
	/** It tells that the use began, or that it stopped: the time between is used too. */
	moment: z.enum(["begin", "stop"]).nullish(),
	durationMs: z.int().nonnegative().nullable(),
});
export type MaterialUseRecord = z.infer<typeof materialUseSchema>;

/** Takes back an earlier record of the same connection, also when that one is still to come. */
export const withdrawalSchema = z.object({
	kind: z.literal("withdrawal"),
	/** The source id of the withdrawing record itself (of a voiding statement); for a cancel the same as target. */
	sourceId: z.string().min(1),
	/** What is withdrawn: entries by item id, practice (attempts, unit progress and use) by statement id. */
	of: z.enum(["sitting-entry", "practice"]),
	targetSourceId: z.string().min(1),
	/** Entries: an older withdrawal than what is stored is stale. */
	modifiedAt: instant,
});
export type WithdrawalRecord = z.infer<typeof withdrawalSchema>;

/** Understood, and of no meaning here: counted, kept raw. `code` is a message key of i18n. */
export const notUsedSchema = z.object({
	kind: z.literal("not-used"),
	sourceId: z.string().min(1),
	code: z.string(),
	/** What was done and to which kind of thing, in the sender's words, for the school to decide what it counts as. */
	about: z.object({ verb: z.string(), activityType: z.string().nullable() }).optional(),
});
export type NotUsedRecord = z.infer<typeof notUsedSchema>;

export const domainRecordSchema = z.discriminatedUnion("kind", [
	sittingEntrySchema,
	attemptSchema,
	unitProgressSchema,
	materialUseSchema,
	withdrawalSchema,
	notUsedSchema,
]);
export type DomainRecord = z.infer<typeof domainRecordSchema>;
