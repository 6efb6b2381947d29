import { z } from "zod";
import { momentSchema } from "../../domain/moment-schema";
import { askingOutcomes } from "../../queries/quality/quality-filter";

/** What is read again: a cause within a period, a whole delivery, or one record of it. */
export const replaySchema = z.union([
	z.object({
		outcome: z.enum(askingOutcomes),
		code: z.string().regex(/^[a-z0-9-]{1,80}$/),
		connectionId: z.uuid(),
		/** Deliveries that came at this moment or later, ISO 8601. */
		since: momentSchema,
	}),
	z.object({ deliveryId: z.uuid(), index: z.int().min(0).nullable() }),
	/** What a decision on a verb or a type is about. */
	z.object({
		reading: z.object({
			connectionId: z.uuid(),
			verb: z.string().max(2_000).nullable(),
			activityType: z.string().max(2_000).nullable(),
		}),
	}),
]);
export type ReplayInput = z.infer<typeof replaySchema>;
