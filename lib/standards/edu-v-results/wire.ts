import { z } from "zod";
import { momentSchema } from "../../domain/moment-schema";
import { atMost } from "../wire/at-most";

/**
 * The messages of Results 1.0.0, 2.0.0 and 2.1.0 (components of the official OpenAPI files). Unknown properties are
 * accepted, wrong types are not. The envelope is checked apart from its items, so that one bad item never sinks a
 * message. 2.1.0 only adds CPercentiel to 2.0.0, hence one shape for both.
 */
const idLength = 500;
/** Entries of the lists of a message: far above any test, and each list is counted before it is looked at. */
export const resultLimits = {
	items: 10_000,
	parts: 1_000,
	subjects: 100,
	scales: 200,
	scaleEntries: 1_000,
	employees: 1_000,
	identifiers: 50,
	/** Of one item. */
	outcomes: 500,
	/** What every record of an item repeats (the test, its parts and scales), times the items, in characters. */
	repeated: 50_000_000,
} as const;
const id = z.string().trim().min(1).max(idLength);
const text = z.string().max(10_000);

const part = z.object({ id, name: text, index: z.int().min(-2_147_483_648).max(2_147_483_647) });
const assessment = z.object({
	id,
	name: text,
	version: text.optional(),
	subjects: atMost(
		z.object({ subjectPrefix: text.optional(), subjectName: text.optional() }),
		resultLimits.subjects,
	).optional(),
	studyLevelId: text.optional(),
	parts: atMost(part, resultLimits.parts).optional(),
});

/** V_ID is not in the official files of 2.1.0; the agreement added it later (RFC-96) and schools are known by it. */
const schoolIdType = z.enum(["OIE_CODE", "BP_ID", "DD_ID", "AS_ID", "V_ID"]);
const school = z.object({
	organisationMasterIdentifier: text.optional(),
	organisationIds: atMost(z.object({ organisationId: text, organisationIdType: schoolIdType }), 20).optional(),
});
const userIdType = z.enum(["NEPPI", "BPI", "eduID", "NEPRI", "ASI"]);
const person = z.object({
	userMasterIdentifier: z.string().max(idLength).optional(),
	userIds: atMost(z.object({ userId: z.string().max(idLength), userIdType }), resultLimits.identifiers).optional(),
});

/** 'x' (inclusive lower bound) or 'x-y' (both inclusive), decimal numbers of either sign. */
export const scaleRange = /^\s*(-?\d{1,15}(?:[.,]\d{1,180})?)\s*(?:[-\u2013]\s*(-?\d{1,15}(?:[.,]\d{1,180})?)\s*)?$/;
const scaleEntry = z.object({ LHS: text.regex(scaleRange, { error: "scale-range" }), RHS: text });

const envelope = {
	id: text,
	additionalInfo: text.optional(),
	assessmentDateTime: momentSchema,
	assessmentDefinition: assessment,
	employees: atMost(person, resultLimits.employees).optional(),
	reviewUrl: text.optional(),
	school,
	schoolPeriod: text,
	studentScoresAndResults: z.array(z.unknown()).max(resultLimits.items).optional(),
	timestamp: momentSchema,
	toolName: text.optional(),
};
const scale = { id, name: text };
export const envelopeV2Schema = z.object({
	...envelope,
	scoreScaleDefinitions: atMost(
		z.object({ ...scale, scoreScaleEntries: atMost(scaleEntry, resultLimits.scaleEntries) }),
		resultLimits.scales,
	).optional(),
});
/** 1.0.0 has one entry where a list is meant; a list is accepted too. */
export const envelopeV1Schema = z.object({
	...envelope,
	scoreScaleDefinitions: atMost(
		z.object({
			...scale,
			scoreScaleEntries: z.preprocess(
				(entries) => (Array.isArray(entries) ? entries : [entries]),
				atMost(scaleEntry, resultLimits.scaleEntries),
			),
		}),
		resultLimits.scales,
	).optional(),
});
export type WireEnvelope = z.infer<typeof envelopeV2Schema>;

/** The official example writes `final` where the enum says Final: the case of a status does not matter. */
const statuses = new Map([
	["inprogress", "InProgress"],
	["final", "Final"],
	["canceled", "Canceled"],
]);
const status = z.preprocess(
	(value) => (typeof value === "string" ? (statuses.get(value.toLowerCase()) ?? value) : value),
	z.enum(["InProgress", "Final", "Canceled"]).optional(),
);

const scoreType = z.enum([
	"DurationInSeconds",
	"NumberCorrect",
	"NumberIncorrect",
	"NumberItems",
	"PercentageCorrect",
	"ScorePoints",
	"SkillScore",
]);
const resultTypesV1 = [
	"DLE",
	"Grade0-10",
	"Grade0.0-10.0",
	"OVG",
	"PassOrFail",
	"RnTR",
	"RnERK",
	"Percentiel",
] as const;
const resultTypesV2 = [
	...resultTypesV1,
	"AE",
	"AVI",
	"CAE",
	"CIV",
	"CPercentiel",
	"EducationLevel",
	"FunctioningLevel",
	"IV",
	"LA",
	"LGH",
] as const;

const value = z.string().max(200);
const item = {
	id,
	additionalInfo: text.optional(),
	missing: z.boolean().optional(),
	reviewUrl: text.optional(),
	status,
	student: person,
};
const score = { scoreValue: value, scoreType, scoreMaximum: value.optional() };
/** Whose an item is and how new, which is read also where the rest of it is wrong. */
export const toldSchema = z.object({ student: person, dateLastModified: momentSchema.optional().catch(undefined) });
export const itemV2Schema = z.object({
	...item,
	scores: atMost(
		z.object({
			...score,
			assessmentId: id,
			assessmentPartId: id.optional(),
			scoreScaleIds: atMost(id, resultLimits.identifiers).optional(),
		}),
		resultLimits.outcomes,
	).optional(),
	results: atMost(
		z.object({
			resultValue: value,
			resultType: z.enum(resultTypesV2),
			assessmentId: id,
			assessmentPartId: id.optional(),
		}),
		resultLimits.outcomes,
	).optional(),
	dateCreated: momentSchema,
	dateLastModified: momentSchema,
});
export type WireItemV2 = z.infer<typeof itemV2Schema>;

export const itemV1Schema = z.object({
	...item,
	scores: atMost(
		z.object({ ...score, assessmentId: id.optional(), scoreScaleId: id.optional() }),
		resultLimits.outcomes,
	).optional(),
	results: atMost(
		z.object({ resultValue: value, resultType: z.enum(resultTypesV1), assessmentId: id.optional() }),
		resultLimits.outcomes,
	).optional(),
	dateCreated: momentSchema.optional(),
	dateLastModified: momentSchema.optional(),
});
export type WireItemV1 = z.infer<typeof itemV1Schema>;
