import { z } from "zod";
import { optionalFields } from "./connection-fields";
import { daySchema } from "./day-schema";
import { lineSchema } from "./line-schema";

/** What a school is asked to agree to, and what it agreed to: the same words in the request, the consent and its receipt. */
export const connectionTermsSchema = z.object({
	/** The optional fields that are on; the required ones follow from the standard. */
	fields: z.array(z.enum(optionalFields)),
	/** By the names of the standard. */
	scopes: z.array(lineSchema(100)).min(1).max(20),
	purpose: z.string().trim().min(10).max(1_000),
	/** Verwerkersovereenkomst. */
	agreement: z.object({
		version: lineSchema(60),
		signedOn: daySchema,
		/** The file, where one was added. */
		fileId: z.guid().nullable(),
	}),
	/** Who else works on the data for the supplier; none is an answer too. */
	subProcessors: z.array(lineSchema(200)).max(50),
	retentionDays: z.int().min(7).max(3_650),
});
export type ConnectionTerms = z.infer<typeof connectionTermsSchema>;
