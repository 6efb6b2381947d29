import { z } from "zod";

/** What an admin may say that a verb or a type counts as, where the standard's own table says nothing. */
export const countedAs = ["answered", "attempted", "finished", "use"] as const;
export type CountedAs = (typeof countedAs)[number];

/** How far a decision on a kind of message reaches: this verb on this type, the verb on every type, or every verb on the type. */
export const reaches = ["pair", "verb", "type"] as const;

/** Null stands for every verb, or every type; both null is no decision. */
export interface MeaningDecision {
	readonly verb: string | null;
	readonly activityType: string | null;
	readonly as: CountedAs;
}

/** How messages of a connection are read beyond their standard, by decision of the school's admin. */
export interface ConnectionReading {
	/** Names of known deviations of the sender that are let in. */
	readonly deviations: readonly string[];
	readonly meanings: readonly MeaningDecision[];
}

const iri = z.string().min(1).max(2_000).nullable();
const readingSchema = z.object({
	deviations: z.array(z.string()).catch([]).default([]),
	meanings: z
		.array(z.object({ verb: iri, activityType: iri, as: z.enum(countedAs) }))
		.catch([])
		.default([]),
});

/** As it is stored with the connection; whatever does not read as one is none. */
export function readConnectionReading(stored: unknown): ConnectionReading {
	return readingSchema.catch({ deviations: [], meanings: [] }).parse(stored ?? {});
}
