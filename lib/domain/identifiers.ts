import { z } from "zod";
import { normalUrl } from "./normal-url";

/** How a person is named in the chain (glossary: ECK iD, LAS key ...). */
export const personIdentifierTypes = [
	"eck-id",
	"asi",
	"neppi",
	"nepri",
	"bpi",
	"edu-id",
	"mbox",
	"sourced-id",
	"edexml-key",
] as const;
export type PersonIdentifierType = (typeof personIdentifierTypes)[number];

/** Types whose values are unique only within the system that gave them. */
export const sourceBoundIdentifierTypes: ReadonlySet<PersonIdentifierType> = new Set([
	"asi",
	"sourced-id",
	"edexml-key",
]);

/** How a value that was sent is kept and compared: without white space around it, and an ECK iD, which is a URL, in one spelling. */
export function identifierValue(type: PersonIdentifierType, sent: string): string {
	const value = sent.trim();
	return type === "eck-id" ? normalUrl(value) : value;
}

export const personIdentifierSchema = z.object({
	type: z.enum(personIdentifierTypes),
	/** The system that gave it, for source-bound types where a message names it; else absent. */
	source: z.string().optional(),
	value: z.string().min(1),
});
export type PersonIdentifier = z.infer<typeof personIdentifierSchema>;

/** A person as a message names them: every identifier that was sent, at least one. */
export const personReferenceSchema = z.object({
	identifiers: z.array(personIdentifierSchema).min(1),
});
export type PersonReference = z.infer<typeof personReferenceSchema>;

/** How a message names a school (Edu-V: organisationMasterIdentifier or organisationIds[]). */
export const schoolIdentifierTypes = ["onderwijsaanbieder-id", "oie-code", "v-id", "bp-id", "dd-id", "as-id"] as const;
export type SchoolIdentifierType = (typeof schoolIdentifierTypes)[number];
export interface SchoolIdentifier {
	readonly type: SchoolIdentifierType;
	readonly value: string;
}
