import { z } from "zod";

/** Why a connection waits for a person: counts and ids only. */
export const holdSchema = z.discriminatedUnion("code", [
	z.object({ code: z.literal("roster"), importId: z.string(), ended: z.int(), of: z.int() }),
	z.object({
		code: z.literal("volume"),
		/** yyyy-mm-dd in Europe/Amsterdam. */
		day: z.string(),
		/** Records of that day, with the message that was one too many. */
		received: z.int(),
		/** The median of its last days with records. */
		normal: z.number(),
	}),
]);
export type Hold = z.infer<typeof holdSchema>;
