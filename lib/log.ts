import pino from "pino";

/**
 * One JSON line an event. Ids, counts, codes and durations only: never a payload, a secret or a pupil's name
 * (the redaction is the second belt; the first is not to pass them).
 */
export const log = pino({
	level: process.env.LOG_LEVEL ?? "info",
	base: undefined,
	timestamp: pino.stdTimeFunctions.isoTime,
	redact: {
		paths: ["password", "secret", "token", "authorization", "body", "payload", "name", "email", "*.password", "*.body"],
		remove: true,
	},
});
