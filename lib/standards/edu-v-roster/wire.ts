import { z } from "zod";
import { momentSchema } from "../../domain/moment-schema";
import { atMost } from "../wire/at-most";

/**
 * The rows of Edu-V Association, Students and Employees 1.1.0 and Education 1.1.1, as far as we use them: what else a
 * system sends (addresses, mail, birth dates, needs) is dropped here and kept nowhere. Required is what the official
 * files require. Some systems write null for what they do not have: that counts as absent.
 */
const text = z.string().min(1).max(500);
const absent = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);
const optionalText = absent(z.string().max(500)).transform((value) => value || null);
/** Systems write 0001-01-01 and 9999-12-31 for no end; there is no year 0. */
const day = z.iso.date().refine((text) => text >= "0001", { error: "wrong-format" });
const status = z.enum(["active", "tobedeleted"]);
const base = { status, dateCreated: momentSchema, dateLastModified: momentSchema };

const userIdTypes = ["NEPPI", "BPI", "eduID", "NEPRI", "ASI", "eckId"] as const;
export type UserIdType = (typeof userIdTypes)[number];

/** An empty master identifier is none: the files say that of employees. */
const userShape = {
	userMasterIdentifier: optionalText,
	userIds: absent(atMost(z.object({ userId: text, userIdType: z.enum(userIdTypes) }), 50)),
};
const isNamed = (user: z.output<z.ZodObject<typeof userShape>>) =>
	user.userMasterIdentifier !== null || (user.userIds ?? []).length > 0;
const named = { message: "identifier-required" };
const userReferenceSchema = z.object(userShape).refine(isNamed, named);
export type UserReference = z.output<typeof userReferenceSchema>;

const schoolShape = {
	organisationMasterIdentifier: optionalText,
	organisationIds: absent(atMost(z.object({ organisationId: text, organisationIdType: text }), 50)),
};

export const organisationSchema = z.object({ ...schoolShape, ...base });

export const schoolPeriodSchema = z
	.object({
		...base,
		schoolPeriodId: text,
		type: absent(z.enum(["gradingPeriod", "schoolYear", "semester", "term"])),
		superSchoolPeriod: optionalText,
		startDate: day,
		endDate: day,
	})
	.refine(({ startDate, endDate }) => startDate < endDate, { path: ["endDate"], message: "end-before-begin" });
export type SchoolPeriod = z.output<typeof schoolPeriodSchema>;

export const groupSchema = z.object({
	...base,
	groupId: text,
	groupName: text,
	groupType: z.enum(["class", "lesson-group"]),
	students: atMost(userReferenceSchema, 5_000),
	assignments: atMost(text, 5_000),
	schoolPeriod: text,
	beginDate: day,
	endDate: absent(day),
});
export type Group = z.output<typeof groupSchema>;

export const enrollmentSchema = z.object({
	...base,
	enrollmentId: text,
	student: userReferenceSchema,
	enrollmentType: z.enum(["study", "subject"]),
	studyYear: absent(z.int().min(0).max(16)),
	schoolPeriod: text,
	beginDate: day,
	endDate: absent(day),
});
export type Enrollment = z.output<typeof enrollmentSchema>;

export const assignmentSchema = z.object({
	...base,
	assignmentId: text,
	employee: userReferenceSchema,
	assignmentType: z.enum(["class-teacher", "teacher", "coach"]),
	group: optionalText,
	subject: optionalText,
	student: absent(userReferenceSchema),
	schoolPeriod: text,
	beginDate: day,
	endDate: absent(day),
});
export type Assignment = z.output<typeof assignmentSchema>;

/** Students and employees: one shape, as far as we read it. */
export const userSchema = z
	.object({
		...base,
		...userShape,
		givenName: z.string().max(200),
		preferredFirstName: optionalText,
		familyName: z.string().max(200),
		familyNamePrefix: optionalText,
	})
	.refine(isNamed, named);
export type User = z.output<typeof userSchema>;

export const subjectOfferingSchema = z.object({ ...base, subjectOfferingId: text, subjectOfferingName: text });
