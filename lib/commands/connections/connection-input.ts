import { z } from "zod";
import { connectionTermsSchema } from "../../domain/connection-terms";
import { listStandards, scopesOf } from "../../standards/registry";
import { clientCredentialsSchema } from "./client-credentials";

const standards = listStandards();

/** A supplier of the catalogue, or one that is new here. */
const supplierSchema = z.union([
	z.object({ supplierId: z.guid() }),
	z.object({
		name: z
			.string()
			.trim()
			.min(2)
			.max(200)
			.regex(/^[^\p{Cc}]*$/u),
	}),
]);

export const askConnectionSchema = z
	.object({
		supplier: supplierSchema,
		standard: z.enum(standards.map(({ key }) => key)),
		terms: connectionTermsSchema,
		credentials: clientCredentialsSchema,
		adaptive: z.enum(["yes", "no", "unknown"]).default("unknown"),
		lateAfterSchoolDays: z.int().min(1).max(200).nullable().default(null),
	})
	.superRefine((input, context) => {
		for (const path of faultsOfTerms(input.standard, input.terms)) context.addIssue({ code: "custom", path });
	});
export type AskConnectionInput = z.input<typeof askConnectionSchema>;

/** Where terms ask for what the standard cannot bring, or leave out what it needs. */
export function faultsOfTerms(
	key: string,
	{ fields, scopes }: Pick<z.output<typeof connectionTermsSchema>, "fields" | "scopes">,
): string[][] {
	const standard = standards.find((one) => one.key === key);
	if (!standard) return [["standard"]];
	const known = scopesOf(standard);
	const good = scopes.every((name) => known.has(name)) && standard.asks.scopes.every((name) => scopes.includes(name));
	return [
		...(good ? [] : [["terms", "scopes"]]),
		...(fields.every((field) => standard.asks.optional.includes(field)) ? [] : [["terms", "fields"]]),
	];
}
