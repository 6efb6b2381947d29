import { z } from "zod";
import { can } from "../../authz/policy";
import type { JobScope, Scope } from "../../authz/scope";
import { lineSchema } from "../../domain/line-schema";
import { AppError } from "../../errors";

/** A decimal above 0 with a point, at most 9 digits. */
const decimal = z
	.string()
	.regex(/^\d{1,6}(\.\d{1,3})?$/)
	.refine((text) => Number(text) > 0);

/** What a person says of a family. An error of measurement without its source is a claim of nobody. */
export const familyFields = {
	name: lineSchema(100),
	assessmentIds: z.array(z.uuid()).min(1).max(500),
	standardError: decimal.nullable(),
	errorSource: lineSchema(200).nullable(),
};

export const withSource = (input: { standardError: string | null; errorSource: string | null }) =>
	(input.standardError === null) === (input.errorSource === null);

/** @throws AppError not-allowed without the right, invalid for what cannot be read */
export function readFamily<T>(scope: Scope | JobScope, schema: z.ZodType<T>, input: unknown): T {
	if (scope.kind === "person" && !can(scope, "confirm-scales")) throw new AppError("not-allowed");
	const parsed = schema.safeParse(input);
	if (!parsed.success) throw new AppError("invalid");
	return parsed.data;
}
