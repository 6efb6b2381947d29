import { z } from "zod";
import { InvalidFields } from "../errors";
import { many, optionalText, typedText } from "./form-schemas";

/** What a form says of the terms of a connection, as texts. */
export const termsFields = z.object({
	...{ field: many(z.string()), scope: many(z.string()), purpose: typedText, retentionDays: typedText },
	...{ version: typedText, signedOn: typedText, fileId: optionalText, subProcessors: typedText },
});

/** The same as terms; lib/commands decides whether they are good. */
export function readTerms({ field, scope, version, signedOn, fileId, ...sent }: z.output<typeof termsFields>) {
	const lines = sent.subProcessors.split(/\r?\n/);
	return {
		fields: field,
		scopes: [...new Set(scope)],
		purpose: sent.purpose,
		agreement: { version, signedOn, fileId },
		subProcessors: lines.map((line) => line.trim()).filter((line) => line !== ""),
		retentionDays: wholeNumber(sent.retentionDays),
	};
}

/** NaN, which no schema takes, for what is no whole number in digits. */
export function wholeNumber(text: string): number {
	return /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
}

/** @throws InvalidFields, by the names of the fields that a schema refused */
export function readOrRefuse<Schema extends z.ZodType>(schema: Schema, sent: unknown): z.output<Schema> {
	const parsed = schema.safeParse(sent);
	if (parsed.success) return parsed.data;
	const names = parsed.error.issues.map(({ path }) => fieldAt(path.filter((part) => typeof part === "string")));
	throw new InvalidFields(Object.fromEntries(names.map((name) => [name, name])));
}

function fieldAt(path: readonly string[]): string {
	if (path[0] === "credentials") return path[1] ?? "keys";
	return path.at(-1) ?? "";
}
