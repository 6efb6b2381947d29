import type { ParsedRecord } from "../standards/contract";

/** When an attempt was made; nothing for other records. */
export const momentOfAttempt = (one: ParsedRecord): readonly string[] =>
	"record" in one && one.record.kind === "attempt" ? [one.record.at] : [];
