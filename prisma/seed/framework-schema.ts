import { z } from "zod";
import { subjectKeys } from "../../lib/domain/subjects";

/** The file in which a set of goals comes (README.md beside this file). */
export const frameworkSchema = z.object({
	/** Stable name of the framework; a new edition has a new key. */
	key: z.string().regex(/^[a-z0-9-]+$/),
	name: z.string().min(1),
	version: z.string().min(1),
	/** Who publishes it, and where. */
	source: z.string().min(1),
	goals: z
		.array(
			z.object({
				/** The publisher's permanent identifier. */
				id: z.uuid(),
				sector: z.enum(["po", "vo", "mbo"]),
				/** The publisher's own words for the level, e.g. "ob vo" or "3 h/v". */
				levels: z.array(z.string().min(1)).min(1),
				subject: z.enum(subjectKeys),
				domain: z.string().min(1),
				/** Number and letter, unique within a sector and subject. */
				code: z.string().min(1),
				/** A few words of our own, for the head of a column. */
				title: z.string().min(1).max(30),
				text: z.string().min(1),
				/** False: binds the school, so no pupil can be measured by it. */
				measurable: z.boolean(),
			}),
		)
		.min(1)
		.refine((goals) => new Set(goals.map((goal) => goal.id)).size === goals.length, "an id stands twice"),
});
export type Framework = z.infer<typeof frameworkSchema>;
