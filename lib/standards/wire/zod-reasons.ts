import type { z } from "zod";
import type { RecordReason } from "../../domain/delivery";
import { toPointer } from "./pointer";

/** As many as help to mend; a message of thousands of faults is not answered with thousands of lines. */
const maxReasons = 20;

/**
 * The faults that zod found as codes with JSON pointers, without any value of the message. A union's faults are those
 * of the union itself. A schema's own pattern or refinement gives its code as `message`.
 */
export function zodReasons(error: z.ZodError, under: readonly PropertyKey[] = []): RecordReason[] {
	return error.issues.slice(0, maxReasons).map((issue) => ({
		code: codeOf(issue),
		path: toPointer([...under, ...issue.path]),
	}));
}

function codeOf(issue: z.core.$ZodIssue): string {
	switch (issue.code) {
		case "invalid_type":
			return issue.message === "required" ? "required" : "wrong-type";
		case "invalid_value":
			return "unknown-value";
		case "invalid_format":
			if (issue.format === "datetime") return "not-a-date-time";
			return /^[a-z-]+$/.test(issue.message) ? issue.message : "wrong-format";
		case "too_small":
			return "too-short";
		case "too_big":
			return "too-long";
		case "custom":
			return issue.message;
		default:
			return "wrong-type";
	}
}

/** Give to safeParse: tells a missing property from one of a wrong type. */
export function markRequired(issue: z.core.$ZodRawIssue): string | undefined {
	return issue.code === "invalid_type" && issue.input === undefined ? "required" : undefined;
}
