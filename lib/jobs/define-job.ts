import type { z } from "zod";
import type { QueueName } from "../db/queues";
import { log } from "../log";

export interface Job {
	readonly name: QueueName;
	/** Whether a payload is understood. */
	accepts(payload: unknown): boolean;
	/** Runs it. A payload that is not as it should be is warned about, without it, and not tried again. */
	run(payload: unknown): Promise<void>;
}

/** A job as name, form of its payload and handler. A handler may run twice: it must end the same. */
export function defineJob<Payload extends z.ZodType>(
	name: QueueName,
	payload: Payload,
	handle: (payload: z.output<Payload>) => Promise<void>,
): Job {
	return {
		name,
		accepts: (sent) => payload.safeParse(sent).success,
		run: async (sent) => {
			const parsed = payload.safeParse(sent);
			if (parsed.success) return handle(parsed.data);
			log.warn({ job: name, paths: parsed.error.issues.map((issue) => issue.path.join(".")) }, "job not understood");
		},
	};
}
