import type { z } from "zod";
import * as wire from "./wire";

/** Schemas by call: a kept file is read again with the same. */
export const schemas = {
	organisations: wire.organisationSchema,
	schoolperiods: wire.schoolPeriodSchema,
	groups: wire.groupSchema,
	enrollments: wire.enrollmentSchema,
	assignments: wire.assignmentSchema,
	subjectofferings: wire.subjectOfferingSchema,
	students: wire.userSchema,
	employees: wire.userSchema,
} as const satisfies Readonly<Record<string, z.ZodType>>;
export type CallKey = keyof typeof schemas;
