import { z } from "zod";
import { schoolIdentifierTypes } from "../../domain/identifiers";
import { addressFault } from "../../pull/address-fault";

const oneLine = (most: number) =>
	z
		.string()
		.trim()
		.min(1)
		.max(most)
		.regex(/^[\x21-\x7e]+$/);
/** A fault is told by its kind, so that the screen can say how to mend it. */
const address = z
	.string()
	.trim()
	.max(500)
	.superRefine((text, context) => {
		const fault = addressFault(text);
		if (fault !== null) context.addIssue({ code: "custom", message: fault });
	});

/** How a system is asked; services are those of the standard. */
export const pullSchema = z.object({
	clientId: oneLine(255),
	tokenAddress: address,
	addresses: z.record(z.string(), address),
	/** Where the school's consent is asked for; null: not by this program. */
	consentAddress: address.nullable().default(null),
	identifierType: z.enum(schoolIdentifierTypes),
	identifierValue: oneLine(60),
	filter: z.boolean().nullable(),
	hour: z.int().min(0).max(23),
});
export type PullInput = z.input<typeof pullSchema>;
